import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { CompareSchemaVersions, GetSchemaVersion, type SchemaComparison } from '../contract/index.js';
import { changesBetween } from '../domain/schema-changes.js';

@QueryHandler(CompareSchemaVersions)
export class CompareSchemaVersionsHandler implements IQueryHandler<CompareSchemaVersions> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ input: { from, to, ...source } }: CompareSchemaVersions): Promise<SchemaComparison> {
    const [before, after] = await Promise.all(
      [from, to].map((version) => this.queries.execute(new GetSchemaVersion({ ...source, version }))),
    );
    return { from, to, changes: changesBetween(before?.tables ?? [], after?.tables ?? []) };
  }
}
