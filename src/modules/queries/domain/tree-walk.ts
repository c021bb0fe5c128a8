import { queriesErrors } from '../contract/errors.js';
import { isNode } from './syntax-tree.js';

/** The names of WITH that a place in the statement can see. */
export type Scope = ReadonlySet<string>;

type Rule = (value: unknown, scope: Scope) => void;

/** What may occur in a tree, by the names of its nodes and fields. */
export interface Vocabulary {
  /** What they hold is looked through. */
  readonly known: ReadonlySet<string>;
  /** Names, numbers, flags: nothing in them could name a table or call a function. */
  readonly plain: ReadonlySet<string>;
  /** What is said of a part that may not occur, where its name alone does not explain it. */
  readonly refusals: Readonly<Record<string, string>>;
}

const maxDepth = 600;

export function refuse(reason: string): never {
  throw queriesErrors.refused({ reason });
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);

/**
 * Walks the whole tree that a parser made. Fail-closed: a part whose name is not in the vocabulary and that no rule
 * looks after is refused, so that a newer parser cannot bring in anything that nobody has looked at.
 */
export class TreeWalk {
  private depth = 0;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly rules: Readonly<Record<string, Rule>>,
  ) {}

  into(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) for (const item of value) this.into(item, scope);
    else if (isNode(value)) this.deeper(() => this.fields(value, scope));
  }

  /** The parts of a node, without those that the caller has dealt with. */
  fields(node: object, scope: Scope, done: readonly string[] = []): void {
    for (const [name, value] of Object.entries(node))
      if (!done.includes(name) && !isNothing(value)) this.part(name, value, scope);
  }

  private part(name: string, value: unknown, scope: Scope): void {
    const { known, plain, refusals } = this.vocabulary;
    const rule = Object.hasOwn(this.rules, name) ? this.rules[name] : undefined;
    if (rule) rule(value, scope);
    else if (known.has(name)) this.into(value, scope);
    else if (!plain.has(name))
      refuse((Object.hasOwn(refusals, name) && refusals[name]) || `${name} may not be used.`);
  }

  private deeper(visit: () => void): void {
    if (++this.depth > maxDepth) refuse(`it is nested more than ${maxDepth} levels deep.`);
    visit();
    this.depth--;
  }
}
