import { stat } from 'node:fs/promises';
import type { LoadChange } from '#modules/data-sources';
import type { FileFormat } from '#modules/files';
import { quoteIdentifier, quoteLiteral } from '#shared/duckdb';
import { type DeclaredKey, datasetsErrors as errors } from '../../contract/index.js';
import { nameColumns, type TableNames } from '../../domain/names.js';
import type { BuildDatabase } from '../build-database.js';
import { columnsOf, type Leaf, leavesOf } from './leaves.js';
import type { Loaded } from './loaded-table.js';
import { readHead } from './text-encoding.js';
import { loadText } from './text-table.js';

export interface JsonTask {
  readonly path: string;
  readonly label: string;
  readonly format: Extract<FileFormat, 'json' | 'ndjson'>;
}

const document = 'temp.main.document';
const megabyte = 1024 * 1024;
/** Of one row; DuckDB sets aside a multiple of it. */
const usualObject = 16 * megabyte;

/**
 * Objects become rows, objects in objects columns (`address.city`), lists of objects tables of their own that name the
 * row they belong to, lists of values one text.
 */
export async function loadJson(
  database: BuildDatabase,
  task: JsonTask,
  names: TableNames,
): Promise<Loaded[]> {
  await readDocument(database, task);
  const rows = Number((await database.row(`select count(*) from ${document}`))[0]);
  if (rows === 0) throw errors.noTables({ label: task.label });
  const root: JsonTable = { relation: document, label: task.label, isSingle: rows === 1 };
  const loaded = await loadTables(database, root, names);
  await database.run(`drop table ${document}`);
  return loaded;
}

async function readDocument(database: BuildDatabase, { path, label, format }: JsonTask): Promise<void> {
  const how = format === 'json' ? 'auto' : 'newline_delimited';
  const largestObject = await largestObjectIn(path);
  try {
    await database.run(
      `create or replace temp table document as select * from read_json(${quoteLiteral(path)}, format = '${how}',
        sample_size = -1, maximum_object_size = ${largestObject}, map_inference_threshold = -1)`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!/json|unicode|utf-?8/i.test(reason)) throw error;
    throw errors.unreadable({
      label,
      format: 'JSON',
      reason: reason.replaceAll(path, label).split('\n')[0] ?? '',
    });
  }
}

/** A file that is one object is as large as it is; rows are smaller. */
async function largestObjectIn(path: string): Promise<number> {
  const { size } = await stat(path);
  const start = (await readHead(path, 1024)).toString().replace('\ufeff', '').trimStart();
  return Math.max(megabyte, start.startsWith('{') ? size : Math.min(size, usualObject));
}

interface JsonTable {
  readonly relation: string;
  readonly label: string;
  /** One object that holds everything: its lists need not say what they belong to. */
  readonly isSingle: boolean;
  /** The table that this one's rows belong to, by the column of the same name. */
  readonly parent?: { readonly table: string; readonly key: string };
}

async function loadTables(database: BuildDatabase, from: JsonTable, names: TableNames): Promise<Loaded[]> {
  const leaves = await leavesOf(database, from.relation);
  const values = leaves.filter(({ type }) => !isListOfObjects(type));
  const lists = leaves.filter(({ type }) => isListOfObjects(type));
  const loaded: Loaded[] = [];
  const key = lists.length > 0 && !from.isSingle ? `${from.label} row` : undefined;
  let table: string | undefined;
  if (values.length > 0) {
    table = names.take(from.label);
    loaded.push(await loadValues(database, { ...from, table, ...(key && { key }) }, values));
  }
  for (const list of lists) {
    const label = from.isSingle ? list.name : `${from.label} ${list.name}`;
    const parent = table && key ? { table, key } : undefined;
    const relation = `temp.main.list_${loaded.length}_${from.relation.replace(/\W/g, '_')}`;
    const keyColumn = key ? `rowid + 1 as ${quoteIdentifier(key)}, ` : '';
    await database.run(
      `create or replace temp table ${relation.replace('temp.main.', '')} as
         select ${keyColumn}unnest(${list.sql}) as item from ${from.relation}`,
    );
    loaded.push(
      ...(await loadTables(database, { relation, label, isSingle: false, ...(parent && { parent }) }, names)),
    );
    await database.run(`drop table ${relation}`);
  }
  return loaded;
}

const isListOfObjects = (type: string) => /^STRUCT\(.*\)\[\]$/.test(type);

interface ValuesTask extends JsonTable {
  readonly table: string;
  /** A column that numbers the rows, for the lists that belong to them. */
  readonly key?: string;
}

async function loadValues(
  database: BuildDatabase,
  task: ValuesTask,
  leaves: readonly Leaf[],
): Promise<Loaded> {
  const numbered: Leaf[] = task.key ? [{ name: task.key, type: 'BIGINT', sql: 'rowid + 1' }] : [];
  const all = [...numbered, ...leaves].map((leaf) => ({ ...leaf, name: leaf.name.replace(/^item\./, '') }));
  const columns = nameColumns(all.map(({ name }) => name));
  const parts = columnsOf(all);
  const loaded = await loadText(database, {
    table: task.table,
    label: task.label,
    columns,
    isSheet: false,
    relation: `(select ${parts.map(({ sql }, at) => `${sql} as c${at}`).join(', ')} from ${task.relation})`,
    typed: parts.map(({ isText }) => !isText),
  });
  const changes: LoadChange[] = parts.flatMap(({ isList }, at) =>
    isList ? [listChange(task.table, columns[at]?.name ?? '')] : [],
  );
  return { ...loaded, changes: [...changes, ...loaded.changes], declaredKeys: keysOf(task) };
}

const listChange = (table: string, column: string): LoadChange => ({
  table,
  column,
  code: 'list-values',
  message: 'Lists of values were written as one text, separated by commas.',
});

function keysOf({ table, key, parent }: ValuesTask): DeclaredKey[] {
  const own: DeclaredKey[] = key ? [{ table, columns: [key] }] : [];
  if (!parent) return own;
  const { table: above, key: column } = parent;
  return [...own, { table, columns: [column], references: { table: above, columns: [column] } }];
}
