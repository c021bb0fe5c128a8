import type { Grounding } from '../grammar/ground.js';
import type { Wanted } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import type { Expression, Selected } from '../query/query.js';

export type Pair = Extract<Wanted, { kind: 'pair' }>;

export type Decided = readonly [grounding: Grounding, model: CompiledModel];

const names = {
  ratio: ['ratio', 'Ratio'],
  difference: ['difference', 'Difference'],
  percentage: ['percentage', 'Percent'],
} as const;

const together = (op: Pair['op'], left: Expression, right: Expression): Expression => {
  if (op === 'difference') return { kind: 'arithmetic', op: '-', left, right };
  const quotient: Expression = { kind: 'arithmetic', op: '/', left, right };
  return op === 'ratio'
    ? quotient
    : { kind: 'arithmetic', op: '*', left: { kind: 'literal', value: 100 }, right: quotient };
};

/** One figure set against the other, as it is shown. */
export const pairOf = ({ op }: Pair, left: Expression, right: Expression): Selected => {
  const [name, label] = names[op];
  return { expression: together(op, left, right), name, label };
};
