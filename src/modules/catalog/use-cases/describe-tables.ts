import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { publicOrganizationId } from '#shared/contracts';
import { Database } from '#shared/database';
import { DescribeTables } from '../contract/index.js';
import { SchemaRepository } from '../infra/schema.repository.js';

@CommandHandler(DescribeTables)
export class DescribeTablesHandler implements ICommandHandler<DescribeTables> {
  constructor(
    private readonly database: Database,
    private readonly schemas: SchemaRepository,
  ) {}

  execute({ input }: DescribeTables): Promise<void> {
    const { dataSourceId, notes, organizationId = publicOrganizationId } = input;
    return this.database.transaction(async (tx) => {
      await this.schemas.lockNotes(dataSourceId, tx);
      await this.schemas.saveNotes({ dataSourceId, organizationId }, notes, tx);
    });
  }
}
