import type { LoadChange } from '#modules/data-sources';
import { quoteIdentifier } from '#shared/duckdb';
import type { Origin } from '../../contract/index.js';
import { type ColumnFindings, columnChanges, headerChange } from '../../domain/column-changes.js';
import { currencyOf, decideKind } from '../../domain/decide-kind.js';
import type { Kind } from '../../domain/kinds.js';
import { cleanValue, isTypedNull } from '../../domain/markers.js';
import type { ColumnName } from '../../domain/names.js';
import type { BuildDatabase } from '../build-database.js';
import { converted, guarded, unguarded } from './kind-sql.js';
import type { Loaded, TableTask } from './loaded-table.js';
import { settleTextColumns, type TextColumn } from './text-columns.js';

/** Something that DuckDB reads as columns of text named `c0`, `c1`, …: a `read_csv(…)`, or a table. */
export interface TextSource extends TableTask {
  readonly relation: string;
  readonly columns: readonly ColumnName[];
  /** Written by people, who put remarks below tables. */
  readonly isSheet: boolean;
  /** Columns, by position, that have a type already and keep it; none when left out. */
  readonly typed?: readonly boolean[];
}

const raw = (at: number) => `c${at}`;
const staged = 'temp.main.staged';
const guardRefused = 'not as sampled';

export const rawColumns = (count: number): string[] => Array.from({ length: count }, (_, at) => raw(at));

/**
 * Writes the table while it reads the source, with the kinds that a sample promises; every value is held to them. Answers
 * nothing when the sample shows anything that must be cleaned or counted, or when a later value breaks a promise.
 */
export async function loadGuarded(
  database: BuildDatabase,
  source: TextSource,
  sample: readonly (readonly string[])[],
): Promise<Loaded | undefined> {
  const columns = rawColumns(source.columns.length);
  database.admit(source.label, columns.length);
  const cells = columns.map((_, at) => [...new Set(sample.map((row) => row[at] ?? ''))]);
  const examples = cells.map((values) => values.filter((value) => value !== ''));
  const kinds = examples.map((values) => decideKind(values));
  if (examples.some((values, at) => !values.every((value) => isClean(value, kinds[at] ?? 'text'))))
    return undefined;
  const cast = columns.map((raw, at) => unguarded(kinds[at] ?? 'text', { raw, value: `v${at}` }));
  const select = columns.map((raw, at) =>
    named(guarded(kinds[at] ?? 'text', { raw, value: `v${at}` }, guardRefused), source.columns[at]),
  );
  const target = quoteIdentifier(source.table);
  try {
    await database.run(
      `create table ${target} as select ${select.join(', ')}
         from (select *, ${cast.join(', ')} from ${source.relation})`,
    );
  } catch (error) {
    if (error instanceof Error && error.message.includes(guardRefused)) return undefined;
    throw error;
  }
  const names = source.columns.map(({ name }) => quoteIdentifier(name));
  if ((await findFooters(database, target, names)).length > 0) {
    await database.run(`drop table ${target}`);
    return undefined;
  }
  const found = examples.map((values, at) => ({ kind: kinds[at] ?? 'text', examples: values, ...clean }));
  return await describe(database, source, found);
}

const isClean = (value: string, kind: Kind) =>
  cleanValue(value) === value && (kind === 'text' || !isTypedNull(value));

const clean = { markers: 0, typedMarkers: 0, padded: 0 };

/** Reads the source as text first, looks at every value, then writes the table. */
export async function loadText(database: BuildDatabase, source: TextSource): Promise<Loaded> {
  const columns = rawColumns(source.columns.length);
  database.admit(source.label, columns.length);
  await database.run(`create or replace temp table staged as select * from ${source.relation}`);
  const footers = source.isSheet ? await findFooters(database, staged, columns) : [];
  if (footers.length > 0) await database.run(`delete from ${staged} where rowid >= ${footers[0]?.row}`);
  const found = await decideColumns(database, columns, source.typed ?? []);
  const select = columns.map((column, at) => {
    const { kind, typedMarkers = 0 } = found[at] ?? {};
    const value = { sql: column, hasTypedMarkers: typedMarkers > 0 };
    return named(kind ? converted(kind, value) : column, source.columns[at]);
  });
  await database.run(
    `create table ${quoteIdentifier(source.table)} as select ${select.join(', ')} from ${staged}`,
  );
  await database.run('drop table staged');
  const loaded = await describe(database, source, found);
  return { ...loaded, changes: [...footerChange(source.table, footers), ...loaded.changes] };
}

/** Nothing for columns that have a type already. */
async function decideColumns(
  database: BuildDatabase,
  columns: readonly string[],
  typed: readonly boolean[],
): Promise<(TextColumn | undefined)[]> {
  const texts = columns.filter((_, at) => !typed[at]);
  const found = await settleTextColumns(database, { name: staged, columns: texts });
  return columns.map((column) => found[texts.indexOf(column)]);
}

const named = (sql: string, column: ColumnName | undefined) =>
  `${sql} as ${quoteIdentifier(column?.name ?? '')}`;

const mostFooters = 20;

interface Footer {
  readonly row: number;
  readonly text: string;
}

/** Rows at the end with nothing but a remark in the first cell: a source, a note. They need a fuller row above. */
async function findFooters(
  database: BuildDatabase,
  table: string,
  columns: readonly string[],
): Promise<Footer[]> {
  if (columns.length < 3) return [];
  const [first, ...others] = columns.map((column) => `nullif(trim(cast(${column} as varchar)), '')`);
  const rows = await database.rows(
    `select rowid, ${first}, coalesce(${others.join(', ')}) is null from ${table}
      where rowid >= (select count(*) from ${table}) - ${mostFooters + 1} order by rowid desc`,
  );
  const end = rows.findIndex(([, text, alone]) => !(alone && (text === null || /\p{L}/u.test(String(text)))));
  if (end < 1) return [];
  return rows
    .slice(0, end)
    .reverse()
    .map(([row, text]) => ({ row: Number(row), text: text === null ? '' : String(text) }));
}

function footerChange(table: string, footers: readonly Footer[]): LoadChange[] {
  if (footers.length === 0) return [];
  const shown = footers
    .flatMap(({ text }) => (text === '' ? [] : [text]))
    .join(' / ')
    .slice(0, 300);
  const message = `Lines below the table are no data and were left out: ${shown}`;
  return [{ table, code: 'footer', message, rows: footers.length }];
}

async function describe(
  database: BuildDatabase,
  { table, label, columns }: TextSource,
  findings: readonly (TextColumn | undefined)[],
): Promise<Loaded> {
  const [rowCount, ...zeros] = await database.row(
    `select ${['count(*)', ...columns.map((column, at) => leadingZeros(column, findings[at]))].join(', ')} from ${quoteIdentifier(table)}`,
  );
  const found = findings.map((one, at) => one && { ...one, leadingZeros: Number(zeros[at]) });
  const changes = columns.flatMap((column, at) =>
    [...headerChange(column), ...(found[at] ? columnChanges(found[at]) : [])].map((change) => ({
      table,
      column: column.name,
      ...change,
    })),
  );
  const origins: Origin[] = columns.map((column, at) => originOf(table, column, found[at]));
  return {
    table: { name: table, rowCount: Number(rowCount), columnCount: columns.length },
    changes,
    origins: [{ table, label }, ...origins],
    declaredKeys: [],
  };
}

/** Where there is one, it is among the examples. */
function leadingZeros({ name }: ColumnName, found: TextColumn | undefined): string {
  const column = quoteIdentifier(name);
  const mayHave = found?.kind === 'text' && found.examples.some((value) => /^0\d/.test(value));
  return mayHave ? `count_if(${column} >= '00' and ${column} < '0:')` : '0';
}

function originOf(table: string, { name, label }: ColumnName, found: ColumnFindings | undefined): Origin {
  const unit = unitOf(found);
  return { table, column: name, label: label?.trim() || name, ...(unit && { unit }) };
}

function unitOf(found: ColumnFindings | undefined): string | undefined {
  if (found?.kind === 'percent') return 'percent';
  if (found?.kind !== 'currency' && found?.kind !== 'comma-currency') return undefined;
  return found.examples.flatMap((value) => currencyOf(value) ?? [])[0];
}
