import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import {
  ChangeConnection,
  DataSourceRefreshRequested,
  type DataSourceView,
  dataSourcesErrors as errors,
  GetDataSource,
  isLive,
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
    const { kind } = await this.queries.execute(new GetDataSource({ actor, dataSourceId }));
    if (!isLive(kind)) throw errors.notLive({ kind });
    const settings = { ...usualSettings[kind], ...input.settings };
    await this.connections.test({ kind, settings, password });
    return await this.change.run(input, async ({ organizationId, fileIds }, tx) => {
      const sealedPassword = this.connections.sealFor(dataSourceId, password);
      const refresh = { dataSourceId, organizationId, kind, fileIds };
      await this.outbox.add(new DataSourceRefreshRequested(refresh), tx);
      const changes = { connection: settings, sealedPassword, status: 'loading', failure: null } as const;
      return await this.sources.change(dataSourceId, changes, tx);
    });
  }
}
