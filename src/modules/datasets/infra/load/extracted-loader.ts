import type { LoadChange } from '#modules/data-sources';
import { type DeclaredKey, datasetsErrors as errors } from '../../contract/index.js';
import { nameColumns, type TableNames } from '../../domain/names.js';
import type { BuildDatabase } from '../build-database.js';
import { sheetChanges, textRelation } from './csv-loader.js';
import { dialectOf } from './delimited.js';
import { extract } from './extract.js';
import type { ExtractedTable, ExtractTask } from './extracted.js';
import type { Loaded } from './loaded-table.js';
import { readHead } from './text-encoding.js';
import { loadText, type TextSource } from './text-table.js';

export interface ExtractedFile extends ExtractTask {
  readonly label: string;
  readonly memoryMb: number;
}

interface NamedTable {
  readonly from: ExtractedTable;
  readonly table: string;
}

/** Workbooks and SQLite databases: a process writes their tables down as text, then they go the way of all text. */
export async function loadExtracted(
  database: BuildDatabase,
  file: ExtractedFile,
  names: TableNames,
): Promise<Loaded[]> {
  const { tables, leftOut } = await extract(file, file.label, file.memoryMb);
  if (tables.length === 0) throw errors.noTables({ label: file.label });
  const all = tables.map((from) => ({ from, table: names.take(nameFor(from, file, tables.length)) }));
  const loaded: Loaded[] = [];
  for (const one of all) loaded.push(await loadTable(database, one, all));
  const first = all[0]?.table ?? '';
  const omitted = leftOut.map(({ label, why }) => ({
    table: first,
    code: 'left-out',
    message: `"${label}" was left out: ${why}.`,
  }));
  return loaded.map((one, at) => (at === 0 ? { ...one, changes: [...omitted, ...one.changes] } : one));
}

/** The only sheet of a workbook with a name nobody chose is called like the file. */
const nameFor = ({ label, header }: ExtractedTable, file: ExtractedFile, count: number): string =>
  !header && count === 1 && /^(sheet|tabelle|feuil|hoja)\s*\d*$/i.test(label) ? file.label : label;

const headBytes = 256 * 1024;

async function loadTable(
  database: BuildDatabase,
  one: NamedTable,
  all: readonly NamedTable[],
): Promise<Loaded> {
  const { from, table } = one;
  const { path, width, label, header } = from;
  if (header) {
    const columns = nameColumns(header, width);
    const source: TextSource = { table, label, columns, isSheet: false, relation: textRelation(path, width) };
    const loaded = await loadText(database, source);
    const keys = keysOf(one, all);
    return { ...loaded, declaredKeys: keys, changes: [...binaryChanges(one), ...loaded.changes] };
  }
  const head = await readHead(path, headBytes);
  const dialect = { ...dialectOf(head.toString(), head.length < headBytes, ','), width };
  const columns = nameColumns(dialect.header ?? [], width);
  const above = dialect.titleRows + (dialect.header ? 1 : 0);
  const relation = `(select * from ${textRelation(path, width)} offset ${above})`;
  const loaded = await loadText(database, { table, label, columns, isSheet: true, relation });
  return { ...loaded, changes: [...sheetChanges(table, dialect), ...loaded.changes] };
}

function binaryChanges({ from, table }: NamedTable): LoadChange[] {
  if (from.binaryValues === 0) return [];
  const message = 'Binary values were written as hexadecimal digits.';
  return [{ table, code: 'binary-values', message, rows: from.binaryValues }];
}

/** Declared keys, in the names of today. A reference to something that is not there is no key. */
function keysOf({ from, table }: NamedTable, all: readonly NamedTable[]): DeclaredKey[] {
  const keys: DeclaredKey[] = [];
  const primary = renamed(from, from.primaryKey);
  if (primary.length > 0) keys.push({ table, columns: primary });
  for (const { columns, table: wanted, references } of from.foreignKeys) {
    const target = all.find(({ from: other }) => other.label.toLowerCase() === wanted.toLowerCase());
    if (!target) continue;
    const there = renamed(target.from, references.length > 0 ? references : target.from.primaryKey);
    const here = renamed(from, columns);
    if (here.length === 0 || here.length !== there.length) continue;
    keys.push({ table, columns: here, references: { table: target.table, columns: there } });
  }
  return keys;
}

/** Empty when one of the columns does not exist. */
function renamed({ header = [] }: ExtractedTable, columns: readonly string[]): string[] {
  const names = nameColumns(header);
  const found = columns.map(
    (column) => names[header.findIndex((one) => one.toLowerCase() === column.toLowerCase())]?.name,
  );
  return found.flatMap((name) => name ?? []).length === columns.length
    ? found.flatMap((name) => name ?? [])
    : [];
}
