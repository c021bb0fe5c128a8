import type { SchemaView } from '#modules/catalog';
import type { RowRulesView } from '#modules/governance';
import { DuckdbParser } from '../infra/duckdb-parser.js';
import { Gate } from '../infra/gate.js';
import { GuardedInspection } from '../infra/guarded-inspection.js';
import { MysqlParser } from '../infra/mysql-parser.js';
import { Parsers } from '../infra/parsers.js';
import { PostgresqlParser } from '../infra/postgresql-parser.js';

export const noRules: RowRulesView = { key: '', tables: [] };

/** The gate alone, with the parsers that a test looks at. */
export function makeGate(duckdb = new DuckdbParser(), mysql = new MysqlParser()) {
  const parsers = new Parsers(duckdb, new PostgresqlParser(), mysql);
  const gate = new Gate(parsers, new GuardedInspection(parsers));
  return {
    check: (sql: string, schema: SchemaView | Promise<SchemaView>, rules: RowRulesView = noRules) =>
      gate.check(sql, { schema, rules }),
  };
}
