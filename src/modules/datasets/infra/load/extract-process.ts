import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import readWorkbook from 'read-excel-file/node';
import yauzl from 'yauzl';
import type { ExtractAnswer, Extracted, ExtractedTable, ExtractTask } from './extracted.js';

// A process of its own, see extract.ts: both libraries read synchronously, and memory that runs out ends this process only.
// It imports packages and types only, so that it runs as it is from source and from dist/.

class TooLarge extends Error {}

/** How much text may still be written. */
interface Budget {
  bytes: number;
}

type Value = string | number | bigint | boolean | Date | Uint8Array | null | undefined;

/** Rows as CSV: every value in quotes, so that an empty text and no value stay apart. */
class RowFile {
  readonly path: string;
  binaryValues = 0;
  private readonly file: number;
  private readonly budget: Budget;
  private text = '';

  constructor(path: string, budget: Budget) {
    this.path = path;
    this.budget = budget;
    this.file = openSync(path, 'wx');
  }

  add(row: readonly Value[], width: number): void {
    for (let at = 0; at < width; at++) this.text += `${at === 0 ? '' : ','}${this.cell(row[at])}`;
    this.text += '\n';
    if (this.text.length > 1 << 20) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    this.budget.bytes -= writeSync(this.file, this.text);
    this.text = '';
    if (this.budget.bytes < 0) throw new TooLarge();
  }

  private cell(value: Value): string {
    if (value === null || value === undefined) return '';
    return `"${this.plain(value).replaceAll('"', '""')}"`;
  }

  private plain(value: Exclude<Value, null | undefined>): string {
    if (value instanceof Date) return isoText(value);
    if (!(value instanceof Uint8Array)) return String(value);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(value);
    } catch {
      this.binaryValues++;
      return Buffer.from(value).toString('hex');
    }
  }
}

/** A day without a time is a date. */
function isoText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().slice(0, -1).split('T');
  return time === '00:00:00.000' ? day : `${day} ${time.replace(/\.000$/, '')}`;
}

async function readSheets({ path, folder, maxBytes }: ExtractTask): Promise<Extracted> {
  await unpackToNothing(path, maxBytes);
  const budget = { bytes: Number.POSITIVE_INFINITY };
  const sheets = await readWorkbook(path, { trim: false });
  const filled = sheets.filter(({ data }) => data.length > 0);
  const tables = filled.map(({ sheet, data }, at) => {
    const width = data.reduce((widest, row) => Math.max(widest, row.length), 0);
    const file = new RowFile(join(folder, `sheet-${at}.csv`), budget);
    for (const row of data) file.add(row as Value[], width);
    file.close();
    return { label: sheet, path: file.path, width, primaryKey: [], foreignKeys: [], binaryValues: 0 };
  });
  const empty = sheets.filter(({ data }) => data.length === 0);
  return { tables, leftOut: empty.map(({ sheet }) => ({ label: sheet, why: 'the sheet is empty' })) };
}

/** The directory of a ZIP file may lie about sizes: this counts what really comes out. */
async function unpackToNothing(path: string, maxBytes: number): Promise<void> {
  const zip = await yauzl.openPromise(path);
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new TooLarge();
    }
  }
}

/** Plain tables become a few times longer as text; columns that are computed, or never stored, any number of times. */
const usualGrowth = 50;

function readDatabase({ path, folder, maxBytes }: ExtractTask): Extracted {
  const budget = { bytes: Math.max(maxBytes, usualGrowth * statSync(path).size) };
  const location = pathToFileURL(path);
  location.search = 'mode=ro&immutable=1';
  using database = new DatabaseSync(location, { readOnly: true, allowExtension: false });
  const all = (sql: string, ...values: string[]) =>
    database.prepare(sql).all(...values) as Record<string, string | number | null>[];
  const named = all(
    `select name, type from pragma_table_list where schema = 'main' and name not like 'sqlite\\_%' escape '\\' order by name`,
  );
  const tables = named
    .filter(({ type }) => type === 'table')
    .map(({ name }, at) =>
      readTable({ database, all, name: String(name), path: join(folder, `table-${at}.csv`), budget }),
    );
  const others = named.filter(({ type }) => type === 'view' || type === 'virtual');
  return {
    tables,
    leftOut: others.map(({ name, type }) => ({ label: String(name), why: `it is a ${type} table` })),
  };
}

interface TableToRead {
  readonly database: DatabaseSync;
  readonly all: (sql: string, ...values: string[]) => Record<string, string | number | null>[];
  readonly name: string;
  readonly path: string;
  readonly budget: Budget;
}

function readTable({ database, all, name, path, budget }: TableToRead): ExtractedTable {
  const columns = all('select name, pk from pragma_table_xinfo(?) where hidden <> 1', name);
  const rows = database.prepare(`select * from "${name.replaceAll('"', '""')}"`);
  rows.setReadBigInts(true);
  rows.setReturnArrays(true);
  const file = new RowFile(path, budget);
  for (const row of rows.iterate() as Iterable<unknown>) file.add(row as Value[], columns.length);
  file.close();
  const keys = all('select * from pragma_foreign_key_list(?) order by id, seq', name);
  const ids = [...new Set(keys.map(({ id }) => id))];
  return {
    label: name,
    path,
    width: columns.length,
    header: columns.map((column) => String(column.name)),
    primaryKey: columns
      .filter(({ pk }) => Number(pk) > 0)
      .sort((a, b) => Number(a.pk) - Number(b.pk))
      .map((column) => String(column.name)),
    foreignKeys: ids.map((id) => {
      const parts = keys.filter((key) => key.id === id);
      return {
        columns: parts.map(({ from }) => String(from)),
        table: String(parts[0]?.table),
        references: parts.flatMap(({ to }) => (to === null ? [] : [String(to)])),
      };
    }),
    binaryValues: file.binaryValues,
  };
}

async function extract(task: ExtractTask): Promise<ExtractAnswer> {
  try {
    return { extracted: task.format === 'xlsx' ? await readSheets(task) : readDatabase(task) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return { problem: isFull ? 'failed' : error instanceof TooLarge ? 'expands' : 'damaged', reason };
  }
}

process.once('message', async (task: ExtractTask) => process.send?.(await extract(task)));
process.on('disconnect', () => process.exit());
// A key that ends the server is for the server: it says when this process is no longer needed.
process.on('SIGINT', () => undefined);
