import type { Question, Things, Wanted } from './tree.js';

/** The things that something wanted is of, or that are wanted themselves. */
export const ownerOf = (one: Wanted): Things | undefined =>
  one.kind === 'things'
    ? one.things
    : one.kind === 'figure'
      ? one.figure.of
      : one.kind === 'pair'
        ? one.figures[0].of
        : one.of;

/** What a question is about: the first things it names with more than a word for them. */
export const subjectOf = ({ wanted }: Question): Things | undefined => {
  const all = wanted.flatMap((one) => ownerOf(one) ?? []);
  return all.find(({ conditions, first }) => conditions.length > 0 || first) ?? all[0];
};
