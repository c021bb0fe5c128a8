import type { Predicate } from '../query/query.js';

interface Bound {
  readonly column: string;
  readonly value: number;
}

const flat = (all: readonly Predicate[]): readonly Predicate[] =>
  all.flatMap((one) => (one.kind === 'all' ? flat(one.of) : [one]));

const bounds = (all: readonly Predicate[], sign: '>' | '<'): readonly Bound[] =>
  all.flatMap((one) =>
    one.kind === 'compare' &&
    one.op.startsWith(sign) &&
    one.op !== '<>' &&
    one.left.kind === 'column' &&
    one.right.kind === 'literal' &&
    typeof one.right.value === 'number'
      ? [{ column: one.left.column.id, value: one.right.value }]
      : [],
  );

/** "over 10 and under 5": no row is both, so that something else was meant. */
export const isContradiction = (where: readonly Predicate[]): boolean => {
  const all = flat(where);
  const most = bounds(all, '<');
  return bounds(all, '>').some(({ column, value }) =>
    most.some((other) => other.column === column && other.value < value),
  );
};
