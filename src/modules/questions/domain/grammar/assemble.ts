import { ofCounted } from './counted.js';
import { ownerOf } from './subject.js';
import type { Condition, First, Modifiers, Order, Question, Things, Wanted } from './tree.js';

export type Part =
  | { readonly kind: 'wanted'; readonly wanted: readonly Wanted[] }
  | { readonly kind: 'group'; readonly things: Things }
  | { readonly kind: 'order'; readonly order: readonly Order[] }
  | { readonly kind: 'said'; readonly modifiers: Modifiers }
  | { readonly kind: 'filler' };

/** Puts together what the parts of a sentence say. */
export const toQuestion = (parts: readonly Part[]): Question | undefined => {
  const all = parts.flatMap((one) => (one.kind === 'wanted' ? one.wanted : []));
  if (all.length === 0) return undefined;
  const orders = parts.flatMap((one) => (one.kind === 'order' ? one.order : []));
  if (orders.length > 1 && orders.some(({ by: key_ }) => !key_)) return undefined;
  const modifiers = parts.flatMap((one) => (one.kind === 'said' ? [one.modifiers] : []));
  const question: Question = {
    wanted: all,
    groups: parts.flatMap((one) => (one.kind === 'group' ? [one.things] : [])),
    order: orders,
  };
  const whole = modifiers.length === 0 ? question : said(question, modifiers);
  return whole && lifted(whole);
};

/** What is asked of each of some things is told in a line for each. */
const lifted = (question: Question): Question => {
  const told = question.wanted.flatMap((one) =>
    one.kind === 'pair' ? one.figures.map(({ of }) => of) : [ownerOf(one)],
  );
  const each = told.flatMap((things) => things?.conditions.flatMap(groupIn) ?? []);
  return {
    ...question,
    wanted: question.wanted.map((one) => extend(one, ungrouped) ?? one),
    groups: [...question.groups, ...each],
  };
};

const isHeld = (condition: Condition): condition is Extract<Condition, { kind: 'tied' }> =>
  condition.kind === 'tied' && !condition.negated && !condition.count;

/** "students in EACH course", "credits earned by students in EACH course": a line of the answer each. */
const groupIn = (condition: Condition): readonly Things[] => {
  if (!isHeld(condition)) return [];
  return condition.things.each ? [condition.things] : condition.things.conditions.flatMap(groupIn);
};

const ungrouped = (things: Things): Things =>
  things.conditions.some((one) => groupIn(one).length > 0)
    ? {
        ...things,
        conditions: things.conditions
          .filter((one) => !isHeld(one) || !one.things.each)
          .map((one) => (isHeld(one) ? { ...one, things: ungrouped(one.things) } : one)),
      }
    : things;

const withMore = (things: Things, conditions: readonly Condition[], first: First | undefined): Things => ({
  ...things,
  conditions: [...things.conditions, ...conditions],
  ...(first && { first }),
});

/** What is said after a pause is said of what the question is about. */
const said = (question: Question, all: readonly Modifiers[]): Question | undefined => {
  const conditions = all.flatMap((one) => one.conditions);
  const firsts = all.flatMap((one) => one.first ?? []);
  if (firsts.length > 1) return undefined;
  const at = question.wanted.findIndex((one) => ownerOf(one) !== undefined);
  const index = Math.max(0, at);
  const changed = question.wanted.map((one, position) =>
    position === index ? extend(one, (things) => withMore(things, conditions, firsts[0])) : one,
  );
  return changed.every((one) => one !== undefined)
    ? { ...question, wanted: changed as readonly Wanted[] }
    : undefined;
};

/** "average revenue by city IN BRANCH 7": what the figure is of is said after what it is grouped by. */
const atHome = (things: Things): Things => {
  const [first, ...others] = things.conditions;
  return first?.kind === 'tied' && first.loose && !first.negated && things.noun.tables.length === 0
    ? { ...first.things, conditions: [...first.things.conditions, ...others] }
    : things;
};

/** What is said of a pair is said of both of its figures. */
const pairOf = (
  one: Extract<Wanted, { kind: 'pair' }>,
  change: (things: Things) => Things,
): Wanted | undefined => {
  const [a, b] = one.figures;
  return a.of && b.of
    ? {
        ...one,
        figures: [
          { ...a, of: change(a.of) },
          { ...b, of: change(b.of) },
        ],
      }
    : undefined;
};

const extend = (one: Wanted, change: (things: Things) => Things): Wanted | undefined => {
  if (one.kind === 'things') return { ...one, things: change(one.things) };
  if (one.kind === 'figure') {
    const of = one.figure.of ?? (one.figure.noun && { noun: one.figure.noun, conditions: [] });
    const changed = of && change(of);
    if (changed && !one.figure.of && changed.conditions.length === 0 && !changed.first) return one;
    return changed && { ...one, figure: { ...one.figure, of: one.figure.of ? changed : atHome(changed) } };
  }
  if (one.kind === 'pair') return pairOf(one, change);
  if (one.of) {
    const of = change(one.of);
    return (one.kind === 'property' && ofCounted(one.noun, of)) || { ...one, of };
  }
  if (one.kind !== 'property') return undefined;
  const things = change({ noun: one.noun, conditions: [] });
  return things.conditions.length > 0 || things.first ? { kind: 'things', things } : one;
};
