import { refuse } from '../tree-walk.js';

/** Everything in which a sign means nothing: texts, names, comments. */
export const opaque =
  /'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|`[^`]*`|(?:--\s|#)[^\n]*|\/\*[\s\S]*?\*\//g;
const executable = /^\/\*M?!/;

const operator =
  /[-+*/%<>=!|&^~:.]|\b(?:and|at|between|collate|div|except|in|intersect|is|like|mod|not|or|regexp|rlike|union|xor)\b/y;
const separator = /,|\b(?:else|on|then|when|where)\b/y;
const word = /\w+|[\s\S]/y;

const opening = /\(|\bcase\b/y;
const closing = /\)|\bend\b/y;

/** The stack of the parser holds about twice as many. */
const longestChain = 300;
/** Beyond its own limit the parser takes CASE for a name: it must not get there. */
const deepestNesting = 80;

/**
 * `1 + 1 + 1 + …` needs no bracket to be a tree as deep as it is long. Comments that some servers run and others do
 * not mean different things to different readers.
 */
export function assertFlat(sql: string): void {
  const text = sql.replace(opaque, (piece) =>
    executable.test(piece) ? refuse('comments that are run may not be used.') : ' ',
  );
  /** How many operators stand in a row, of each bracket that is open. */
  const chains = [0];
  let links = 0;
  const cut = () => {
    links -= chains.pop() ?? 0;
  };
  for (const sign of signsOf(text.toLowerCase())) {
    if (sign === 'opening' && chains.push(0) > deepestNesting)
      refuse(`it is nested more than ${deepestNesting} levels deep.`);
    if (sign === 'closing' && chains.length > 1) cut();
    if (sign === 'operator') {
      chains.push((chains.pop() ?? 0) + 1);
      if (++links > longestChain) refuse('it has too many operators in a row.');
    }
    if (sign === 'separator') {
      cut();
      chains.push(0);
    }
  }
}

const kinds = { opening, closing, operator, separator, word };

function* signsOf(text: string): Generator<keyof typeof kinds> {
  for (let at = 0; at < text.length; )
    for (const [kind, pattern] of Object.entries(kinds)) {
      pattern.lastIndex = at;
      if (!pattern.test(text)) continue;
      at = pattern.lastIndex;
      yield kind as keyof typeof kinds;
      break;
    }
}
