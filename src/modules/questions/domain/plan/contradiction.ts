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

/** The values that a column must have one of. */
const wanted = (all: readonly Predicate[]): readonly (readonly [string, ReadonlySet<unknown>])[] =>
  all.flatMap((one) =>
    one.kind === 'in' && !one.negated && one.left.kind === 'column'
      ? [[one.left.column.id, new Set<unknown>(one.values)] as const]
      : [],
  );

/** "female and male": no row is both. */
export const areApart = (where: readonly Predicate[]): boolean => {
  const told = wanted(flat(where));
  return told.some(([column, values], at) =>
    told
      .slice(at + 1)
      .some(([other, others]) => other === column && [...values].every((one) => !others.has(one))),
  );
};

/** "over 10 and under 5": no row is both, so that something else was meant. */
export const isContradiction = (where: readonly Predicate[]): boolean => {
  const all = flat(where);
  const most = bounds(all, '<');
  return bounds(all, '>').some(({ column, value }) =>
    most.some((other) => other.column === column && other.value < value),
  );
};
