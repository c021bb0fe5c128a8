import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetFile } from '#modules/files';
import { GetRowRules } from '#modules/governance';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import {
  CreateDataSource,
  DataSourceCreated,
  type DataSourceView,
  dataSourcesErrors,
} from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { SourcesOfFiles } from './sources-of-files.js';

@CommandHandler(CreateDataSource)
export class CreateDataSourceHandler implements ICommandHandler<CreateDataSource> {
  constructor(
    private readonly queries: QueryBus,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
    private readonly made: SourcesOfFiles,
  ) {}

  async execute({ input: { actor, name, fileIds } }: CreateDataSource): Promise<DataSourceView> {
    const ids = [...new Set(fileIds)];
    for (const fileId of ids) await this.queries.execute(new GetFile({ actor, fileId }));

    await this.assertOpen(actor, ids);
    const { organizationId, userId: createdBy } = actor;
    const source = {
      id: randomUUID(),
      organizationId,
      createdBy,
      name,
      kind: 'files',
      mode: 'imported',
      fileIds: ids,
    } as const;
    return await this.database.transaction(async (tx) => {
      const view = await this.sources.add(source, tx);
      if (!view) throw new Error(`The new id ${source.id} is taken.`);
      const { id: dataSourceId, kind, mode } = source;
      const created = { dataSourceId, organizationId, kind, mode, fileIds: ids };
      await this.outbox.add(new DataSourceCreated(created), tx);
      return view;
    });
  }

  /** A second source of the same files would show what row policies of the first keep from its maker. */
  private async assertOpen(actor: Actor, fileIds: readonly string[]): Promise<void> {
    for (const { id: dataSourceId, name } of await this.made.open(actor, fileIds)) {
      const { tables } = await this.queries.execute(new GetRowRules({ actor, dataSourceId }));
      if (tables.some(({ restricted }) => restricted))
        throw dataSourcesErrors.behindPolicies({ source: name });
    }
  }
}
