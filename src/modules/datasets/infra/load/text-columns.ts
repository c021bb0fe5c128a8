import { decideKind } from '../../domain/decide-kind.js';
import type { Kind } from '../../domain/kinds.js';
import { cleanValue } from '../../domain/markers.js';
import type { BuildDatabase } from '../build-database.js';
import { contradicts, isNullMarker, isPadded, isTypedNullMarker, trimmed, type Value } from './kind-sql.js';

/** What is known about one column of text, over all rows. */
export interface TextColumn extends Quirks {
  readonly kind: Kind;
  /** Values that were looked at one by one; clean and distinct. */
  readonly examples: readonly string[];
}

interface Quirks {
  /** Rows that say "nothing" in words. */
  readonly markers: number;
  /** The same for words that mean "nothing" among numbers and dates only. */
  readonly typedMarkers: number;
  /** Rows with white space around the value. */
  readonly padded: number;
}

interface TextTable {
  readonly name: string;
  readonly columns: readonly string[];
}

const sampleRows = 500;
const counterexamples = 50;
/** Columns per statement: what one needs in memory grows with the width of the statement. */
const batch = 64;

/** Cleans the columns, decides what they are by a sample, then lets every row object, until none does. */
export async function settleTextColumns(database: BuildDatabase, table: TextTable): Promise<TextColumn[]> {
  if (table.columns.length === 0) return [];
  const quirks = await countQuirks(database, table);
  await cleanColumns(database, table, quirks);
  const examples = await sampleColumns(database, table);
  const found: TextColumn[] = [];
  for (let from = 0; from < table.columns.length; from += batch) {
    const columns = table.columns.slice(from, from + batch).map((sql, at) => ({
      value: { sql, hasTypedMarkers: (quirks[from + at]?.typedMarkers ?? 0) > 0 },
      examples: examples[from + at] ?? [],
    }));
    const kinds = await settle(database, table.name, columns);
    for (const [at, kind] of kinds.entries())
      found.push({ ...(quirks[from + at] as Quirks), kind, examples: columns[at]?.examples ?? [] });
  }
  return found;
}

async function countQuirks(database: BuildDatabase, { name, columns }: TextTable): Promise<Quirks[]> {
  const quirks: Quirks[] = [];
  for (let from = 0; from < columns.length; from += batch) {
    const counts = columns
      .slice(from, from + batch)
      .map(
        (x) => `count_if(${isNullMarker(x)}), count_if(${isTypedNullMarker(x)}), count_if(${isPadded(x)})`,
      );
    const row = (await database.row(`select ${counts.join(', ')} from ${name}`)).map(Number);
    for (let at = 0; at < row.length; at += 3) {
      const [markers = 0, typedMarkers = 0, padded = 0] = row.slice(at, at + 3);
      quirks.push({ markers, typedMarkers, padded });
    }
  }
  return quirks;
}

/** Afterwards values have no white space around them, and what says "nothing" is null. */
async function cleanColumns(
  database: BuildDatabase,
  { name, columns }: TextTable,
  quirks: readonly Quirks[],
): Promise<void> {
  for (const [at, x] of columns.entries()) {
    const { markers = 0, padded = 0 } = quirks[at] ?? {};
    if (padded > 0) await database.run(`update ${name} set ${x} = ${trimmed(x)} where ${isPadded(x)}`);
    if (padded + markers > 0) await database.run(`update ${name} set ${x} = null where ${isNullMarker(x)}`);
  }
}

/** Distinct clean values of the first rows and of rows spread over the rest. */
async function sampleColumns(database: BuildDatabase, { name, columns }: TextTable): Promise<string[][]> {
  const [total] = await database.row(`select count(*) from ${name}`);
  const step = Math.max(1, Math.floor(Number(total) / sampleRows));
  const values = await database.columns(
    `select ${columns.join(', ')} from ${name} where rowid < ${sampleRows} or rowid % ${step} = 0`,
  );
  return values.map((column) => [...new Set(column.flatMap((value) => cleanValue(value) ?? []))]);
}

interface OpenColumn {
  readonly value: Value;
  /** Grows by what contradicts a decision. */
  readonly examples: string[];
}

async function settle(
  database: BuildDatabase,
  table: string,
  columns: readonly OpenColumn[],
): Promise<Kind[]> {
  const refuted = columns.map(() => new Set<Kind>());
  const kinds = columns.map(({ examples }) => decideKind(examples));
  const isOpen = (at: number) => kinds[at] !== 'text';
  const claim = (at: number) => contradicts(kinds[at] as Kind, columns[at]?.value as Value);
  let open = [...columns.keys()].filter(isOpen);
  while (open.length > 0) {
    const counts = await database.row(
      `select ${open.map((at) => `count_if(${claim(at)})`).join(', ')} from ${table}`,
    );
    open = open.filter((_, index) => Number(counts[index]) > 0);
    for (const at of open) {
      const { value, examples } = columns[at] as OpenColumn;
      const found = await database.rows(
        `select distinct ${value.sql} from (select ${value.sql} from ${table} where ${claim(at)} limit ${counterexamples})`,
      );
      examples.push(...found.map(([example]) => String(example)));
      refuted[at]?.add(kinds[at] as Kind);
      kinds[at] = decideKind(examples, refuted[at]);
    }
    open = open.filter(isOpen);
  }
  return kinds;
}
