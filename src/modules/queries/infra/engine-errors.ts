import type { SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import type { Verdict } from '../domain/inspect.js';
import { nameKey } from '../domain/syntax-tree.js';
import { nearestNames } from './gate.js';

const unknownColumn =
  /column (?:named )?"([^"]+)" (?:in \w+ list )?(?:not found|does not exist|cannot be referenced)|column named "([^"]+)"/i;

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && /^Out of Memory Error|bad_?alloc/i.test(error.message);

/** DuckDB's reason, in our words where we have some. What is no failure of the statement stays as it is. */
export function problemOf(error: unknown, schema: SchemaView, { tables }: Verdict): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { message } = error;
  if (isOutOfMemory(error)) return queriesErrors.outOfMemory();
  const match = unknownColumn.exec(message);
  if (match) {
    const column = match[1] ?? match[2] ?? '';
    const read = schema.tables.filter(({ name }) => tables.includes(nameKey(name)));
    const names = new Set(read.flatMap(({ columns }) => columns.map(({ name }) => name)));
    return queriesErrors.unknownColumn({ column, nearest: nearestNames(column, [...names]) });
  }
  if (!/^[A-Z][\w ]*Error: /.test(message)) return error;
  return queriesErrors.failed({ reason: firstParagraph(message) });
}

/** Without the drawing of the place, which repeats the statement. */
const firstParagraph = (message: string): string => message.split(/\n\s*\n|\nLINE /)[0] ?? message;
