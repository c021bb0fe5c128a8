import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ConnectDataSource, DataSourceCreated, type DataSourceView } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { LiveConnections } from '../infra/live-connections.js';
import { nextMoment } from '../infra/schedule.js';

@CommandHandler(ConnectDataSource)
export class ConnectDataSourceHandler implements ICommandHandler<ConnectDataSource> {
  constructor(
    private readonly connections: LiveConnections,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ input }: ConnectDataSource): Promise<DataSourceView> {
    const { actor, name, kind, settings, password, copy, schedule } = input;
    const when = schedule && { schedule, nextRefreshAt: nextMoment(schedule, this.clock.now()) };
    await this.connections.test({ kind, settings, password, ...(copy && { copy }) });
    const id = randomUUID();
    const { organizationId, userId: createdBy } = actor;
    const sealedPassword = this.connections.sealFor(id, password);
    const source = {
      id,
      organizationId,
      createdBy,
      name,
      kind,
      mode: copy ? 'imported' : 'live',
      fileIds: [],
      connection: settings,
      sealedPassword,
      ...(copy && { copy }),
      ...when,
    } as const;
    return await this.database.transaction(async (tx) => {
      const view = await this.sources.add(source, tx);
      if (!view) throw new Error(`The new id ${id} is taken.`);
      const { mode } = source;
      await this.outbox.add(
        new DataSourceCreated({ dataSourceId: id, organizationId, kind, mode, fileIds: [] }),
        tx,
      );
      return view;
    });
  }
}
