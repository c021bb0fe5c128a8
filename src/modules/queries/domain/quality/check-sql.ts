import type { ColumnType, Dialect, SchemaView } from '#modules/catalog';
import type { QualityCheck, RangeCheck, RelationshipsCheck } from '#modules/governance';
import { type DialectSql, dialectSql, literalOf } from '../row-policies/dialect-sql.js';

/** What the source does not have of what a check names. */
export class MissingName extends Error {}

interface Place {
  readonly schema: SchemaView;
  readonly table: string;
  readonly sql: DialectSql;
}

/** A statement with one row: the rows that are looked at, those that do not pass, and of freshness the newest value. */
export function checkSql(schema: SchemaView, table: string, check: QualityCheck): string {
  const sql = dialectSql[schema.dialect];
  const place = { schema, table, sql };
  const from = tableOf(place, table);
  const column = (name: string) => columnOf(place, table, name).sql;
  switch (check.type) {
    case 'not-null':
      return `select count(*) as n, count(*) - count(${column(check.column)}) as failing from ${from}`;
    case 'unique':
      return uniqueSql(from, check.columns.map(column));
    case 'range':
      return rangeSql(place, from, check);
    case 'relationships':
      return relationshipsSql(place, from, check);
    case 'freshness':
      return `select count(${column(check.column)}) as n, 0 as failing, max(${column(check.column)}) as newest from ${from}`;
    case 'row-count-drift':
      return `select count(*) as n, 0 as failing from ${from}`;
  }
}

/** Every row of values that are there more than once. */
function uniqueSql(from: string, columns: readonly string[]): string {
  const complete = columns.map((column) => `${column} is not null`).join(' and ');
  return `select coalesce(sum(g.k), 0) as n, coalesce(sum(case when g.k > 1 then g.k else 0 end), 0) as failing
    from (select count(*) as k from ${from} where ${complete} group by ${columns.join(', ')}) g`;
}

function rangeSql(place: Place, from: string, { column: name, min, max }: RangeCheck): string {
  const { sql: column, type } = columnOf(place, place.table, name);
  const outside = [
    ...(min === undefined ? [] : [`${column} < ${literalIn(place.sql, min, type)}`]),
    ...(max === undefined ? [] : [`${column} > ${literalIn(place.sql, max, type)}`]),
  ].join(' or ');
  return `select count(${column}) as n, coalesce(sum(case when ${outside} then 1 else 0 end), 0) as failing from ${from}`;
}

/** ClickHouse has no conditions in a subquery that name the row outside. */
const withoutCorrelation: readonly Dialect[] = ['clickhouse'];

function relationshipsSql(place: Place, from: string, { column: name, to }: RelationshipsCheck): string {
  const { schema, table } = place;
  const column = columnOf(place, table, name).sql;
  const target = tableOf(place, to.table);
  const key = columnOf(place, to.table, to.column).sql;
  const isAbsent = withoutCorrelation.includes(schema.dialect)
    ? `a.${column} not in (select ${key} from ${target} where ${key} is not null)`
    : `not exists (select 1 from ${target} b where b.${key} = a.${column})`;
  return `select (select count(${column}) from ${from}) as n,
    (select count(*) from ${from} a where a.${column} is not null and ${isAbsent}) as failing`;
}

function literalIn(sql: DialectSql, value: number | string, type: ColumnType): string {
  const literal = literalOf(value, type, sql);
  if (literal === undefined) throw new MissingName(`${JSON.stringify(value)} is no ${type}.`);
  return literal;
}

function tableOf({ schema, sql }: Place, name: string): string {
  if (!schema.tables.some((table) => table.name === name))
    throw new MissingName(`There is no table "${name}" any more.`);
  return sql.name(name);
}

function columnOf({ schema, sql }: Place, table: string, name: string) {
  const columns = schema.tables.find((one) => one.name === table)?.columns ?? [];
  const column = columns.find((one) => one.name === name);
  if (!column) throw new MissingName(`The table "${table}" has no column "${name}" any more.`);
  return { sql: sql.name(name), type: column.type };
}
