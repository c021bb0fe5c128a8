import { isNode, type Node } from '../syntax-tree.js';
import { refuse } from '../tree-walk.js';

/** Where tokens stood, and how a thing was written that has one meaning. */
const placeOnly = /(_token|^span|^shorthand|^window_before_qualify|^top_before_distinct)$/;

export const asNode = (value: unknown): Node =>
  isNode(value) ? value : refuse('it has a part that is not understood.');

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === 'None' ||
  (Array.isArray(value) && value.length === 0);

/** A node that has no other parts than these: what nobody has looked at is refused by its name. */
export function onlyParts(value: unknown, ...known: readonly string[]): Node {
  const node = asNode(value);
  for (const [name, part] of Object.entries(node))
    if (!known.includes(name) && !placeOnly.test(name) && !isNothing(part))
      refuse(`${name} may not be used.`);
  return node;
}

/** Nodes are written `{ Kind: content }`, those without content `"Kind"`. */
export function kindOf(value: unknown): readonly [kind: string, content: unknown] {
  if (typeof value === 'string') return [value, undefined];
  const [only, ...others] = Object.entries(asNode(value));
  return only && others.length === 0 ? only : refuse('it has a part that is not understood.');
}

export const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** In a session where a backslash is a sign like any other. */
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `a` of `{ value, quote_style }`; the variables of a session begin with an @. */
export function nameOf(value: unknown): string {
  const { value: name, quote_style: quote } = onlyParts(value, 'value', 'quote_style');
  if (typeof name !== 'string' || name === '') return refuse('it has a name that is none.');
  return !quote && name.startsWith('@') ? refuse(`the variable ${name} may not be used.`) : name;
}

/** The parts of a qualified name. */
export const namesOf = (value: unknown): string[] =>
  listOf(value).map((part) => {
    const [kind, name] = kindOf(part);
    return kind === 'Identifier' ? nameOf(name) : refuse(`${kind} may not be used.`);
  });

/** A name that the server knows, of a character set or a collation. */
export function plainName(value: unknown): string {
  const [name = '', ...others] = namesOf(value);
  return others.length === 0 && /^\w+$/.test(name) ? name : refuse(`${name} may not be used.`);
}

/** What the parts of a statement need of the whole. */
export interface Printing {
  readonly expression: (value: unknown) => string;
  readonly query: (value: unknown) => string;
  /** The next open place. */
  readonly parameter: () => string;
  readonly namespace: string;
  /** Names of tables stand for sub-queries, which have no database. */
  readonly unqualified: boolean;
}
