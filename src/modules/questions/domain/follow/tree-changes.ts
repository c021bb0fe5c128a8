import { Refusal } from '../build/refusal.js';
import type { Figure, Things, Wanted } from '../grammar/tree.js';
import type { Item, Mention } from '../parse/draft.js';
import { tableOf } from '../resolve/assignment.js';
import { sensesOf } from './same.js';

export const refuse = (reason: string): never => {
  throw new Refusal(reason, 5);
};

/** The rows that have a figure. */
export const rowsOf = (figure: Mention | undefined): Things | undefined => {
  const [sense] = figure ? sensesOf(figure) : [];
  if (!sense) return undefined;
  const table = tableOf(sense);
  const noun = {
    text: table.view.label,
    tables: [{ table, score: 1 }],
    columns: [],
    plural: true,
    implied: true as const,
  };
  return { noun, conditions: [] };
};

export const owned = (one: Wanted, of: Things): Wanted => {
  if (one.kind === 'things') return { ...one, things: of };
  if (one.kind === 'pair') return refuse('What is set against something else is asked for in full.');
  return one.kind === 'figure' ? { ...one, figure: { ...one.figure, of } } : { ...one, of };
};

export const wantedFrom = ({ mention, agg }: Item): readonly Wanted[] => {
  if (!mention) return refuse('It is not clear which figure is meant.');
  return [agg ? { kind: 'figure', figure: { agg, noun: mention } } : { kind: 'property', noun: mention }];
};

export const replaced = (one: Wanted, { mention, agg }: Item & { readonly mention: Mention }): Wanted => {
  if (one.kind === 'property') return { ...one, noun: mention };
  if (one.kind !== 'figure') return one;
  return { ...one, figure: remeasured(one.figure, { mention, ...(agg && { agg }) }) };
};

/** The same of another figure: what was only counted must be put together. */
export const remeasured = (
  figure: Figure,
  { mention, agg }: Item & { readonly mention: Mention },
): Figure => {
  const how = agg ?? (figure.agg === 'count' ? undefined : figure.agg);
  if (figure.agg === 'count' && !how)
    return refuse(`It is not clear how "${mention.text}" is put together: say average or total.`);
  const { distinct: _, ...rest } = figure;
  return { ...rest, noun: mention, ...(how && { agg: how }) };
};
