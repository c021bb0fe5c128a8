import type { SchemaView, TableView } from '#modules/catalog';
import type { RowRulesView, TableRule } from '#modules/governance';
import { queriesErrors } from '../../contract/errors.js';
import type { AppliedPolicyView } from '../../contract/index.js';
import { nameKey } from '../syntax-tree.js';
import { conditionSql, Unfit } from './condition-sql.js';
import { dialectSql } from './dialect-sql.js';

/** What stands between a person and a table. */
export interface TableGuard {
  readonly policies: readonly AppliedPolicyView[];
  /** The SELECT that stands for the table; absent where the person sees all of it. */
  readonly instead?: string;
}

/** By the key of the table, as the gate compares names. */
export type TableGuards = ReadonlyMap<string, TableGuard>;

export const noGuards: TableGuards = new Map();

/**
 * The rules of a person as SELECTs that stand for the tables. Fail-closed: a rule that does not fit the schema stops
 * every statement on the source, for nobody knows what its rows are called now.
 */
export function guardsFor(rules: RowRulesView, schema: SchemaView): TableGuards {
  if (rules.tables.length === 0) return noGuards;
  const keyOf = schema.dialect === 'duckdb' ? nameKey : (name: string) => name;
  return new Map(
    rules.tables.map((rule) => {
      const table = schema.tables.find(({ name }) => keyOf(name) === keyOf(rule.table));
      if (!table) return unfit(rule, 'the data source has no such table');
      return [keyOf(table.name), guardOf(rule, table, schema)];
    }),
  );
}

function guardOf(rule: TableRule, table: TableView, schema: SchemaView): TableGuard {
  const policies = rule.policies.map(({ id, name }) => ({ id, name, table: table.name }));
  return rule.restricted ? { policies, instead: selectOf(rule, table, schema) } : { policies };
}

function selectOf(rule: TableRule, { name, columns }: TableView, { dialect, namespace }: SchemaView): string {
  const keyOf = dialect === 'duckdb' ? nameKey : (one: string) => one;
  const column = (wanted: string) => columns.find((one) => keyOf(one.name) === keyOf(wanted));
  const sql = dialectSql[dialect];
  const place = `${sql.name(namespace ?? 'main')}.${sql.name(name)}`;
  try {
    return `select * from ${place} where ${conditionSql(rule.rule, { dialect, column })} ${sql.fence}`;
  } catch (error) {
    if (error instanceof Unfit) return unfit(rule, error.message);
    throw error;
  }
}

function unfit({ table, policies }: TableRule, reason: string): never {
  throw queriesErrors.policyUnfit({ table, policies: policies.map(({ name }) => name), reason });
}
