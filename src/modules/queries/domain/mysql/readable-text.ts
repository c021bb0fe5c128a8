import { opaque } from './text-limits.js';

/** In place of texts and quoted names, which are values, and of comments, which are nothing; as long as they were. */
const masked = (sql: string): string =>
  sql.replace(opaque, (piece) => (/^['"`]/.test(piece) ? '\uE000' : ' ').repeat(piece.length)).toLowerCase();

/** MOD is reserved: without a bracket behind it, it can only stand between two values, or be the column of a table. */
const infix = /(?<=[\w)?\uE000]\s+|[)?\uE000])mod\b(?!\s*\()/g;

/** Each is looked for from the beginning: nobody writes more. */
const mostRollups = 10;
const rollup = /\bwith\s+rollup\b/;
const groupBy = /group\s+by\b/y;

/**
 * MySQL's ways to write `%` and `GROUP BY ROLLUP (…)` that the parser does not read, in those that it does. What is run is
 * written from its tree: a change for the worse is a statement that is refused.
 */
export function readableText(sql: string): string {
  if (!/\b(?:mod|rollup)\b/i.test(sql)) return sql;
  let text = withoutMod(sql);
  for (let left = mostRollups; left > 0; left--) {
    const plain = masked(text);
    const found = rollup.exec(plain);
    const start = found && groupingBefore(plain, found.index);
    if (!found || start === undefined || start === null) return text;
    text = replaced(text, found.index, [found[0], ')']);
    text = replaced(text, start, ['', ' rollup (']);
  }
  return text;
}

function withoutMod(sql: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { index } of masked(sql).matchAll(infix)) {
    pieces.push(sql.slice(from, index), ' % ');
    from = index + 'mod'.length;
  }
  return pieces.join('') + sql.slice(from);
}

const replaced = (text: string, at: number, [old, other]: readonly [string, string]): string =>
  text.slice(0, at) + other + text.slice(at + old.length);

/** Where the columns begin that are grouped by: behind GROUP BY in the same brackets. */
function groupingBefore(text: string, end: number): number | undefined {
  let depth = 0;
  for (let at = end - 1; at >= 0 && depth >= 0; at--) {
    if (text[at] === ')') depth++;
    if (text[at] === '(') depth--;
    groupBy.lastIndex = at;
    if (depth === 0 && !/\w/.test(text[at - 1] ?? '') && groupBy.test(text)) return groupBy.lastIndex;
  }
  return undefined;
}
