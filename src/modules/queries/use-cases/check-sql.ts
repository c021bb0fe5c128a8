import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetRowRules } from '#modules/governance';
import type { JsonValue } from '#shared/contracts';
import { CheckSql, type SqlCheckView } from '../contract/index.js';
import { nameKey } from '../domain/syntax-tree.js';
import { DuckdbParser } from '../infra/duckdb-parser.js';
import { Gate } from '../infra/gate.js';
import { Schemas } from '../infra/schemas.js';

@QueryHandler(CheckSql)
export class CheckSqlHandler implements IQueryHandler<CheckSql> {
  constructor(
    private readonly queries: QueryBus,
    private readonly schemas: Schemas,
    private readonly gate: Gate,
    private readonly parser: DuckdbParser,
  ) {}

  async execute({ input: { actor, dataSourceId, sql } }: CheckSql): Promise<SqlCheckView> {
    const schema = await this.schemas.of({ actor, dataSourceId });
    const rules = await this.queries.execute(new GetRowRules({ actor, dataSourceId }));
    const asked = { dataSourceId, schema, rules };
    const { tables: keys, parameters } = await this.gate.check(sql, asked);
    const isDuckdb = schema.dialect === 'duckdb';
    const names = schema.tables.map(({ name }) => name);
    const tables = names.filter((name) => keys.includes(isDuckdb ? nameKey(name) : name));
    const tree = isDuckdb && ((await this.parser.parse(sql)) as JsonValue);
    return { tables, parameters, ...(tree && { tree }) };
  }
}
