import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '#shared/duckdb';
import type { DataReader } from '../domain/data-reader.js';
import type { ColumnRef } from '../domain/foreign-key.js';
import type { ColumnProfile, TableProfile } from '../domain/profile.js';
import { shareOut } from '../domain/value-budget.js';
import { type ColumnStatistics, chunksOf, statisticsOf, type TableStatistics } from './column-statistics.js';

export interface ReaderLimits {
  /** Indexed values of one column. */
  readonly valuesPerColumn: number;
  /** Indexed values of all columns. */
  readonly values: number;
}

/** Longer texts are prose: nobody asks for them by their words. */
const longestValue = 200;
const sampleSize = 10;
/** Rows from which the frequent values of a column that is not text are taken: one row group, hence always the same. */
const sampledRows = 10_000;
/** Columns with more distinct values than this are indexed from their first rows only. */
const manyValues = 100_000;

/** Counting so few values takes no longer than estimating them. */
const fewValues = 5000;

const isSmall = ({ distinct, type }: ColumnStatistics): boolean => distinct <= fewValues && type !== 'other';

const mayIdentify = ({ count, distinct, type, whole }: ColumnStatistics, rowCount: number): boolean =>
  count === rowCount && distinct >= rowCount * 0.8 && (type === 'text' || (type === 'integer' && whole));

/** A list of texts as the driver gives it. */
const textsIn = (list: unknown): string[] =>
  ((list as { items: readonly (string | null)[] } | null | undefined)?.items ?? []).filter(
    (item) => item !== null,
  );

/** Profiles one DuckDB file, table by table. */
export class DuckdbReader implements DataReader {
  constructor(
    private readonly connection: DuckDBConnection,
    private readonly limits: ReaderLimits,
    private readonly progress: (share: number) => Promise<void> = async () => undefined,
  ) {}

  async tables(): Promise<readonly TableProfile[]> {
    const names = await this.tableNames();
    const statistics: TableStatistics[] = [];
    for (const name of names) {
      statistics.push(await this.counted(name, await statisticsOf(this.connection, name)));
      await this.progress(statistics.length / names.length / 2);
    }
    const shares = this.valueShares(statistics);
    const profiles: TableProfile[] = [];
    for (const [index, name] of names.entries()) {
      const one = statistics[index];
      if (one) profiles.push(await this.profileOf(name, one, shares));
      await this.progress(0.5 + profiles.length / names.length / 2);
    }
    return profiles;
  }

  async isUnique(table: string, columns: readonly string[]): Promise<boolean> {
    const key = columns.map(quoteIdentifier).join(', ');
    const twice = `select 1 from ${quoteIdentifier(table)} group by ${key} having count(*) > 1 limit 1`;
    return (await this.rows(twice)).length === 0;
  }

  async contained(from: ColumnRef, to: ColumnRef): Promise<number> {
    const column = quoteIdentifier(from.column);
    const [row] = await this.rows(`
      select count(*), count(*) filter (v in (select ${quoteIdentifier(to.column)} from ${quoteIdentifier(to.table)}))
      from (select distinct ${column} as v from ${quoteIdentifier(from.table)} where ${column} is not null)`);
    const [all, found] = (row ?? []).map(Number);
    return all ? (found ?? 0) / all : 0;
  }

  async constantWithin(
    table: string,
    { columns, groups }: { readonly columns: readonly string[]; readonly groups: readonly string[] },
  ): Promise<string[]> {
    const constant: string[] = [];
    for (const some of chunksOf(columns)) {
      const names = some.map(quoteIdentifier);
      const [row] = await this.rows(`
        select ${names.map((_, index) => `bool_and(c${index})`).join(', ')}
        from (select ${names.map((name, index) => `min(${name}) = max(${name}) as c${index}`).join(', ')}
              from ${quoteIdentifier(table)} group by ${groups.map(quoteIdentifier).join(', ')}
              having count(*) > 1)`);
      constant.push(...some.filter((_, index) => row?.[index] === true));
    }
    return constant;
  }

  /** Every number in each of these columns, smallest first. */
  async numbersOf(table: string, columns: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const some of chunksOf(columns)) {
      const lists = some.map(quoteIdentifier).map((name) => `list_sort(list(distinct ${name}))::varchar[]`);
      const [row] = await this.rows(`select ${lists.join(', ')} from ${quoteIdentifier(table)}`);
      some.forEach((name, index) => {
        found.set(name, textsIn(row?.[index]));
      });
    }
    return found;
  }

  private async tableNames(): Promise<string[]> {
    const rows = await this.rows(
      `select table_name from duckdb_tables() where schema_name = 'main' and not internal order by table_name`,
    );
    return rows.map(([name]) => String(name));
  }

  /** How many values of each text column are indexed, in the order of tables and columns. */
  private valueShares(tables: readonly TableStatistics[]): Map<ColumnStatistics, number> {
    const texts = tables.flatMap(({ columns }) => columns.filter(({ type }) => type === 'text'));
    const needs = texts.map(({ distinct }) => Math.min(distinct, this.limits.valuesPerColumn));
    const shares = shareOut(needs, this.limits.values);
    return new Map(texts.map((column, index) => [column, shares[index] ?? 0]));
  }

  private async profileOf(
    name: string,
    { rowCount, columns }: TableStatistics,
    shares: ReadonlyMap<ColumnStatistics, number>,
  ): Promise<TableProfile> {
    const samples = await this.samplesOf(name, columns);
    const profiles: ColumnProfile[] = [];
    for (const column of columns) {
      const values = column.type === 'text' ? await this.valuesOf(name, column, shares.get(column) ?? 0) : [];
      const { name: columnName, type, nativeType, whole, averageLength, min, max } = column;
      const { count, distinct, exact } = column;
      profiles.push({
        name: columnName,
        heading: columnName,
        type,
        nativeType,
        whole,
        averageLength,
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        nullCount: rowCount - count,
        distinctCount: distinct,
        exact,
        samples: column.type === 'text' ? values.slice(0, sampleSize) : (samples.get(columnName) ?? []),
        values,
      });
    }
    return { name, heading: name, rowCount, columns: profiles };
  }

  /** Estimates are counted where they are small, and near the number of rows, which the column may identify. */
  private async counted(table: string, { rowCount, columns }: TableStatistics): Promise<TableStatistics> {
    const doubtful = columns.filter(
      (column) => !column.exact && (isSmall(column) || mayIdentify(column, rowCount)),
    );
    const exact = new Map<ColumnStatistics, number>();
    for (const some of chunksOf(doubtful)) {
      const counts = some.map(({ name }) => `count(distinct ${quoteIdentifier(name)})`);
      const [row] = await this.rows(`select ${counts.join(', ')} from ${quoteIdentifier(table)}`);
      some.forEach((column, index) => {
        exact.set(column, Number(row?.[index]));
      });
    }
    const count = (column: ColumnStatistics): ColumnStatistics => {
      const distinct = exact.get(column);
      return distinct === undefined ? column : { ...column, distinct, exact: true };
    };
    return { rowCount, columns: columns.map(count) };
  }

  private async valuesOf(
    table: string,
    { name, distinct }: ColumnStatistics,
    most: number,
  ): Promise<string[]> {
    if (most === 0) return [];
    const column = quoteIdentifier(name);
    const first = distinct > manyValues ? ` limit ${manyValues}` : '';
    const rows = await this.rows(`
      select v, count(*) as n
      from (select ${column}::varchar as v from ${quoteIdentifier(table)}${first})
      where v is not null and v <> '' and length(v) <= ${longestValue}
      group by v order by n desc, v limit ${most}`);
    return rows.map(([value]) => String(value));
  }

  private async samplesOf(
    table: string,
    columns: readonly ColumnStatistics[],
  ): Promise<Map<string, string[]>> {
    const samples = new Map<string, string[]>();
    const plain = columns.filter(({ type }) => type !== 'text' && type !== 'other');
    for (const some of chunksOf(plain)) {
      const names = some.map(({ name }) => quoteIdentifier(name));
      const select = names.map((column) => `approx_top_k(${column}, ${sampleSize})::varchar[]`);
      const [row] = await this.rows(
        `select ${select.join(', ')} from (select ${names.join(', ')} from ${quoteIdentifier(table)} limit ${sampledRows})`,
      );
      some.forEach(({ name }, index) => {
        samples.set(name, textsIn(row?.[index]));
      });
    }
    return samples;
  }

  private async rows(sql: string) {
    return (await this.connection.runAndReadAll(sql)).getRows();
  }
}
