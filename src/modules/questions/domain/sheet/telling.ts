import type { Expression, Predicate, Selected } from '../query/query.js';
import { type Plan, queryOf } from './answers.js';
import type { Filter, Scene } from './scene.js';

/** What is tested, of which rows, in words; the figures that are compared are shown as well. */
export interface Test {
  readonly test: Predicate;
  readonly texts?: readonly [string, string];
  readonly figures: readonly Selected[];
  readonly rows: readonly Filter[];
  readonly text: string;
}

export const told = (scene: Scene, { test, texts = ['yes', 'no'], figures, rows, text }: Test): Plan => ({
  query: queryOf(scene, {
    select: [{ expression: { kind: 'either', test, texts }, name: 'answer', label: 'answer' }, ...figures],
    where: rows.map(({ predicate }) => predicate),
  }),
  text: `Whether ${text}`,
});

/** A figure of the rows that are the one or the other. */
export const figureOf = (of: Expression, { predicate, text }: Filter, name: string): Selected => ({
  expression: { kind: 'aggregate', agg: 'max', of, only: [predicate] },
  name,
  label: text,
});
