import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import {
  ChangeConnection,
  DataSourceRefreshRequested,
  type DataSourceView,
  dataSourcesErrors as errors,
  GetDataSource,
  isDatabase,
  usualSettings,
} from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { LiveConnections } from '../infra/live-connections.js';
import { ChangeOwnSource } from './change-own-source.js';

@CommandHandler(ChangeConnection)
export class ChangeConnectionHandler implements ICommandHandler<ChangeConnection> {
  constructor(
    private readonly queries: QueryBus,
    private readonly change: ChangeOwnSource,
    private readonly connections: LiveConnections,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
  ) {}

  async execute({ input }: ChangeConnection): Promise<DataSourceView> {
    const { actor, dataSourceId, password } = input;
    const { kind, copy } = await this.queries.execute(new GetDataSource({ actor, dataSourceId }));
    if (!isDatabase(kind)) throw errors.notLive({ kind });
    const settings = { ...usualSettings[kind], ...input.settings };
    await this.connections.test({ kind, settings, password, ...(copy && { copy }) });
    return await this.change.run(input, async ({ organizationId, mode, fileIds }, tx) => {
      const sealedPassword = this.connections.sealFor(dataSourceId, password);
      // What was copied before may come from elsewhere.
      const refresh = { dataSourceId, organizationId, kind, mode, fileIds, whole: true };
      await this.outbox.add(new DataSourceRefreshRequested(refresh), tx);
      const changes = { connection: settings, sealedPassword, status: 'loading', failure: null } as const;
      return await this.sources.change(dataSourceId, changes, tx);
    });
  }
}
