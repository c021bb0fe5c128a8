import type { SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { nameKey } from '../domain/syntax-tree.js';
import type { Verdict } from '../domain/verdict.js';
import { nearestNames } from './gate.js';

const unknownColumn =
  /column (?:named )?(?:\w+\.)?"?([^"\s]+)"? (?:in \w+ list )?(?:not found|does not exist|cannot be referenced)|column named "([^"]+)"|unknown column '(?:[^'.]+\.)*([^'.]+)'|(?:unknown identifier:|unknown (?:expression )?identifier|missing columns:) [`']?(?:[^`'.\s,]+\.)*([^`'.\s,]+)/i;

/** MySQL's own number of what has no state of its own. */
const outOfMysqlMemory = 1038;

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && /^Out of Memory Error|bad_?alloc/i.test(error.message);

/** DuckDB's reason, in our words where we have some. What is no failure of the statement stays as it is. */
export function problemOf(error: unknown, schema: SchemaView, { tables }: Verdict): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { message } = error;
  if (isOutOfMemory(error)) return queriesErrors.outOfMemory();
  const match = unknownColumn.exec(message);
  if (match) {
    const column = match.slice(1).find((name) => name !== undefined) ?? '';
    const read = schema.tables.filter(({ name }) => tables.includes(name) || tables.includes(nameKey(name)));
    const names = new Set(read.flatMap(({ columns }) => columns.map(({ name }) => name)));
    return queriesErrors.unknownColumn({ column, nearest: nearestNames(column, [...names]) });
  }
  if (error.name === 'ClickhouseFailure') return problemOfClickhouse(error, message);
  if (sqlStateOf(error)) return problemOfLive(error, message);
  if (!/^[A-Z][\w ]*Error: /.test(message)) return error;
  return queriesErrors.failed({ reason: firstParagraph(message) });
}

/** PostgreSQL and MySQL give each of their reasons five letters and digits. */
function sqlStateOf(error: object): string | undefined {
  const state = 'sqlState' in error ? error.sqlState : 'code' in error ? error.code : undefined;
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : undefined;
}

function problemOfLive(error: Error, message: string): unknown {
  return sqlStateOf(error)?.startsWith('53200') || ('errno' in error && error.errno === outOfMysqlMemory)
    ? queriesErrors.outOfMemory()
    : queriesErrors.failed({ reason: message });
}

/** Of a statement that the gate has read: a server of before 2021 knows no EXPLAIN (62), or not as JSON (115). */
export const tellsNoPlan = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'ClickhouseFailure' &&
  'code' in error &&
  (error.code === '62' || error.code === '115');

/** ClickHouse numbers its reasons: 241 is memory, 159 time. */
function problemOfClickhouse(error: Error, message: string): unknown {
  const known = 'code' in error && error.code === '241';
  return known ? queriesErrors.outOfMemory() : queriesErrors.failed({ reason: message });
}

/** Without the drawing of the place, which repeats the statement. */
const firstParagraph = (message: string): string => message.split(/\n\s*\n|\nLINE /)[0] ?? message;
