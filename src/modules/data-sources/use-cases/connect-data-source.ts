import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ConnectDataSource, DataSourceCreated, type DataSourceView } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { LiveConnections } from '../infra/live-connections.js';

@CommandHandler(ConnectDataSource)
export class ConnectDataSourceHandler implements ICommandHandler<ConnectDataSource> {
  constructor(
    private readonly connections: LiveConnections,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
  ) {}

  async execute({ input }: ConnectDataSource): Promise<DataSourceView> {
    const { actor, name, kind, settings, password } = input;
    await this.connections.test({ kind, settings, password });
    const id = randomUUID();
    const { organizationId, userId: createdBy } = actor;
    const sealedPassword = this.connections.sealFor(id, password);
    const source = {
      id,
      organizationId,
      createdBy,
      name,
      kind,
      fileIds: [],
      connection: settings,
      sealedPassword,
    };
    return await this.database.transaction(async (tx) => {
      const view = await this.sources.add(source, tx);
      if (!view) throw new Error(`The new id ${id} is taken.`);
      await this.outbox.add(
        new DataSourceCreated({ dataSourceId: id, organizationId, kind, fileIds: [] }),
        tx,
      );
      return view;
    });
  }
}
