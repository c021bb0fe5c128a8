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
  map(seq(maybe(op('either')), clause), ([, modifiers]) => ({ or: false, modifiers })),
  map(seq(op('and'), maybe(word('also', 'then')), again), ([, , modifiers]) => ({ or: false, modifiers })),
  map(seq(op('or'), again), ([, modifiers]) => ({ or: true, modifiers })),
);

type Is = Extract<Condition, { kind: 'is' }>;

const isPlace = (condition: Condition | undefined): condition is Is =>
  condition?.kind === 'is' && !condition.property && !condition.negated && condition.values.length === 1;

/** "in Salem, Oregon or in Dover, Delaware": a place within another, or the other within the next. */
const apart = (conditions: readonly Condition[]): readonly Condition[] => {
  const at = conditions.findIndex((one) => one.kind === 'any');
  const [before, both, after] = conditions.slice(Math.max(0, at - 1), at + 2);
  if (at < 1 || both?.kind !== 'any' || both.of.length !== 2 || !isPlace(before) || !isPlace(after))
    return conditions;
  const [around, other] = both.of;
  if (!before.within || !isPlace(around) || !isPlace(other) || !other.within) return conditions;
  const pairs: Condition = {
    kind: 'any',
    of: [
      { kind: 'all', of: [before, around] },
      { kind: 'all', of: [other, after] },
    ],
  };
  return [...conditions.slice(0, at - 1), pairs, ...conditions.slice(at + 2)];
};

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
  return { conditions: apart(conditions), ...(first && { first }) };
};

/** Everything that is said about a noun after it. */
export const modifiersRule: Parser<Modifiers> = (chart, at) =>
  map(many(link, 0, 5), (links) => joined(links))(chart, at).map((found) => ({
    ...found,
    cost:
      found.cost +
      weights.nearer * Math.max(0, found.value.conditions.length + (found.value.first ? 1 : 0) - 1),
  }));
