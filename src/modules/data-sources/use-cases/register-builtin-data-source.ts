import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { publicOrganizationId, systemActor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import {
  builtinDataSourceId,
  DataSourceCreated,
  type DataSourceView,
  RegisterBuiltinDataSource,
} from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

@CommandHandler(RegisterBuiltinDataSource)
export class RegisterBuiltinDataSourceHandler implements ICommandHandler<RegisterBuiltinDataSource> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
  ) {}

  execute({ input: { name } }: RegisterBuiltinDataSource): Promise<DataSourceView> {
    const dataSourceId = builtinDataSourceId;
    const owner = { organizationId: publicOrganizationId, createdBy: systemActor().userId };
    const what = { kind: 'builtin', mode: 'imported', fileIds: [] } as const;
    const source = { id: dataSourceId, ...owner, name, ...what };
    return this.database.transaction(async (tx) => {
      const added = await this.sources.add(source, tx);
      if (!added) return await this.sources.change(dataSourceId, { name }, tx);
      const { organizationId } = source;
      await this.outbox.add(new DataSourceCreated({ dataSourceId, organizationId, ...what }), tx);
      return added;
    });
  }
}
