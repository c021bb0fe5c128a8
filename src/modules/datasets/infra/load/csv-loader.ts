import { join } from 'node:path';
import type { LoadChange } from '#modules/data-sources';
import { quoteLiteral } from '#shared/duckdb';
import { datasetsErrors as errors } from '../../contract/index.js';
import { nameColumns } from '../../domain/names.js';
import type { BuildDatabase } from '../build-database.js';
import { type Dialect, dialectOf } from './delimited.js';
import { hasEvenLines } from './line-ends.js';
import type { Loaded, TableTask } from './loaded-table.js';
import { detectEncoding, readHead, type TextEncoding, transcode, wideEncoding } from './text-encoding.js';
import { loadGuarded, loadText, rawColumns, type TextSource } from './text-table.js';
import { tidyCsv } from './tidy-csv.js';

export interface CsvTask extends TableTask {
  readonly path: string;
}

const headBytes = 128 * 1024;

/**
 * A delimited file that people wrote. Fast when it keeps the rules of CSV and its values are what they seem; otherwise it
 * is brought into order first, and the report says what that took.
 */
export async function loadCsv(database: BuildDatabase, task: CsvTask): Promise<Loaded> {
  const head = await readHead(task.path, headBytes);
  if (!wideEncoding(head)) {
    const dialect = dialectOf(decode(head), head.length < headBytes);
    if (startsOrderly(dialect) && (await hasEvenLines(task.path))) {
      const { delimiter, width, header } = dialect;
      const relation = csvRelation(task.path, { delimiter, width, skipRows: header ? 1 : 0 });
      const source = sourceOf(task, dialect, relation);
      const load = async () =>
        (await loadGuarded(database, source, dialect.body)) ?? (await loadText(database, source));
      const loaded = await orderly(load);
      if (loaded) return withTitle(loaded, dialect);
    }
  }
  return await loadUntidy(database, task).catch((error) => {
    throw isCsvError(error)
      ? errors.unreadable({
          label: task.label,
          format: 'CSV',
          reason: firstLine(error.message).replaceAll(task.path, task.label),
        })
      : error;
  });
}

/** Of DuckDB, or of csv-parse. */
const isCsvError = (error: unknown): error is Error =>
  error instanceof Error &&
  (/\bCSV\b|invalid unicode/i.test(error.message) || codeOf(error).startsWith('CSV_'));

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

const firstLine = (message: string) => message.split('\n')[0]?.slice(0, 300) ?? '';

/** Nothing above the header, and no line feed in it: then engines agree on where the data begins. */
const startsOrderly = ({ titleRows, header = [] }: Dialect) =>
  titleRows === 0 && !header.some((cell) => /[\r\n]/.test(cell));

const decode = (head: Buffer) => new TextDecoder('utf-8').decode(head);

/** Nothing when DuckDB finds that the file breaks the rules of CSV. */
async function orderly<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (isCsvError(error)) return undefined;
    throw error;
  }
}

async function loadUntidy(database: BuildDatabase, task: CsvTask): Promise<Loaded> {
  const encoding = await detectEncoding(task.path);
  const utf8 = join(database.folder, `${task.table}.utf8`);
  await transcode(task.path, encoding, utf8);
  const head = await readHead(utf8, headBytes);
  const dialect = dialectOf(decode(head), head.length < headBytes);
  const tidy = join(database.folder, `${task.table}.csv`);
  const skipRows = dialect.filledRowsAbove;
  const { width, shortRows, longRows } = await tidyCsv(
    { path: utf8, encoding: 'utf-8', delimiter: dialect.delimiter, skipRows },
    dialect.width,
    tidy,
  );
  const source = sourceOf(task, { ...dialect, width }, textRelation(tidy, width));
  const loaded = withTitle(await loadText(database, source), dialect);
  const changes: LoadChange[] = [
    ...encodingChange(task.table, encoding),
    ...raggedChanges(task.table, { shortRows, longRows, width: dialect.width }),
  ];
  return { ...loaded, changes: [...changes, ...loaded.changes] };
}

function sourceOf(task: CsvTask, { header = [], width }: Dialect, relation: string): TextSource {
  return { ...task, relation, columns: nameColumns(header, width), isSheet: true };
}

interface CsvShape {
  readonly delimiter: string;
  readonly width: number;
  readonly skipRows: number;
  /** Left out: the first that there is, be it inside a value. */
  readonly lineEnd?: string;
}

/** Strict: a row that does not fit is an error, never a guess. */
function csvRelation(path: string, how: CsvShape): string {
  const { delimiter, skipRows, width, lineEnd } = how;
  const newLine = lineEnd === undefined ? '' : `new_line = ${quoteLiteral(lineEnd)},`;
  return `read_csv(${quoteLiteral(path)}, auto_detect = false, header = false, skip = ${skipRows},
    delim = ${quoteLiteral(delimiter)}, quote = '"', escape = '"', ${newLine} columns = ${textColumns(width)})`;
}

/** A file that we wrote: commas, quotes, as many cells in every row. */
export const textRelation = (path: string, width: number): string =>
  csvRelation(path, { delimiter: ',', skipRows: 0, width, lineEnd: '\\n' });

const textColumns = (width: number) =>
  `{${rawColumns(width)
    .map((column) => `${column}: 'VARCHAR'`)
    .join(', ')}}`;

function withTitle(loaded: Loaded, dialect: Dialect): Loaded {
  return { ...loaded, changes: [...sheetChanges(loaded.table.name, dialect), ...loaded.changes] };
}

/** What was found above the first row of data. */
export function sheetChanges(table: string, { titleRows, header }: Dialect): LoadChange[] {
  const changes: LoadChange[] = [];
  if (titleRows > 0)
    changes.push({
      table,
      code: 'title-lines',
      message: 'Lines above the table are no data and were left out.',
      rows: titleRows,
    });
  if (!header)
    changes.push({
      table,
      code: 'no-header',
      message: 'The first row holds values, not names: the columns are numbered.',
    });
  return changes;
}

function encodingChange(table: string, encoding: TextEncoding): LoadChange[] {
  if (encoding === 'UTF-8') return [];
  return [{ table, code: 'encoding', message: `The file is in ${encoding}; it was read as such.` }];
}

interface Ragged {
  readonly shortRows: number;
  readonly longRows: number;
  readonly width: number;
}

function raggedChanges(table: string, { shortRows, longRows, width }: Ragged): LoadChange[] {
  const code = 'ragged-row';
  const changes: LoadChange[] = [];
  if (shortRows > 0)
    changes.push({
      table,
      code,
      message: `Rows have fewer cells than the ${width} columns; the missing ones have no value.`,
      rows: shortRows,
    });
  if (longRows > 0)
    changes.push({
      table,
      code,
      message: `Rows have more cells than the ${width} columns; the additional cells got columns of their own.`,
      rows: longRows,
    });
  return changes;
}
