import { queriesErrors } from '../contract/errors.js';

export const maxTextLength = 100_000;
export const maxNesting = 250;

/** Everything that can hold a bracket without meaning one: texts, names, comments. */
const opaque = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$/g;

/** What is too long or too deep to be a question is refused before anything parses it. */
export function assertWithinLimits(sql: string): void {
  if (sql.length > maxTextLength)
    throw queriesErrors.refused({
      reason: `it has ${sql.length} characters, ${maxTextLength} are allowed.`,
    });
  if (sql.includes('\0')) throw queriesErrors.refused({ reason: 'it has a character that no SQL has.' });
  if (deepestBracket(sql) > maxNesting)
    throw queriesErrors.refused({ reason: `it is nested more than ${maxNesting} levels deep.` });
}

function deepestBracket(sql: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of sql.replace(opaque, ' ')) {
    if (sign === '(' || sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ')' || sign === ']' || sign === '}') depth--;
  }
  return deepest;
}
