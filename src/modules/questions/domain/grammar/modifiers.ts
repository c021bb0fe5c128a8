import type { Parser } from './chart.js';
import { again, clause } from './clauses.js';
import { either, many, map, maybe, seq } from './parser.js';
import { op, word } from './terminals.js';
import type { Condition, Modifiers } from './tree.js';
import { weights } from './weights.js';

interface Link {
  readonly or: boolean;
  readonly modifiers: Modifiers;
}

const link: Parser<Link> = either<Link>(
  map(clause, (modifiers) => ({ or: false, modifiers })),
  map(seq(op('and'), maybe(word('also', 'then')), again), ([, , modifiers]) => ({ or: false, modifiers })),
  map(seq(op('or'), again), ([, modifiers]) => ({ or: true, modifiers })),
);

/** Binds "or" to what stands right before it. */
const joined = (links: readonly Link[]): Modifiers | undefined => {
  const conditions: Condition[] = [];
  let first: Modifiers['first'];
  for (const { or, modifiers } of links) {
    if (modifiers.first) {
      if (first || or) return undefined;
      first = modifiers.first;
    }
    const before = conditions.at(-1);
    if (!or) conditions.push(...modifiers.conditions);
    else {
      if (!before || modifiers.conditions.length !== 1) return undefined;
      const [other] = modifiers.conditions as readonly [Condition];
      conditions.splice(-1, 1, {
        kind: 'any',
        of: [...(before.kind === 'any' ? before.of : [before]), other],
      });
    }
  }
  return { conditions, ...(first && { first }) };
};

/** Everything that is said about a noun after it. */
export const modifiersRule: Parser<Modifiers> = (chart, at) =>
  map(many(link, 0, 5), (links) => joined(links))(chart, at).map((found) => ({
    ...found,
    cost:
      found.cost +
      weights.nearer * Math.max(0, found.value.conditions.length + (found.value.first ? 1 : 0) - 1),
  }));
