import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetDataSource } from '#modules/data-sources';
import { ListSchemaVersions, type SchemaVersionView } from '../contract/index.js';
import { changesBetween } from '../domain/schema-changes.js';
import { SchemaRepository } from '../infra/schema.repository.js';

@QueryHandler(ListSchemaVersions)
export class ListSchemaVersionsHandler implements IQueryHandler<ListSchemaVersions> {
  constructor(
    private readonly queries: QueryBus,
    private readonly schemas: SchemaRepository,
  ) {}

  async execute({ input }: ListSchemaVersions): Promise<readonly SchemaVersionView[]> {
    const { id, version: current } = await this.queries.execute(
      new GetDataSource({ ...input, access: 'ask' }),
    );
    const all = await this.schemas.list(id);
    return all.map(({ version, tables, readAt }, at) => {
      const before = all[at + 1];
      return {
        version,
        current: version === current,
        tableCount: tables.length,
        ...(before && { changes: changesBetween(before.tables, tables) }),
        readAt: readAt.toISOString(),
      };
    });
  }
}
