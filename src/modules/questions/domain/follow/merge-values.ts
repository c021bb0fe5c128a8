import { Refusal } from '../build/refusal.js';
import type { Condition, ValueMention } from '../parse/draft.js';
import type { Basis, Held } from './basis.js';
import type { Opening } from './opening.js';
import { isPlace, keptTo, valuesAbout } from './same.js';

/** One way to put what follows into what was asked before. */
export interface Variant {
  readonly basis: Basis;
  /** What tells it from the others; empty where there is one way only. */
  readonly way: string;
}

const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((about) => other.has(about));

const anyPlace = (abouts: ReadonlySet<string>): boolean => [...abouts].some(isPlace);

const aboutsOf = (values: readonly ValueMention[]): ReadonlySet<string> =>
  new Set(values.flatMap((value) => [...valuesAbout(value)]));

type ValueCondition = Extract<Condition, { kind: 'value' }>;

export const refuse = (reason: string, words: readonly string[] = []): never => {
  throw new Refusal(reason, 5, words);
};

const textOf = (values: readonly ValueMention[]): string => values.map(({ text }) => text).join(' and ');

/** The conditions of before that new values can take the place of: on the same, or on another kind of place. */
const rivals = (basis: Basis, values: readonly ValueMention[]): readonly Held[] => {
  const abouts = aboutsOf(values);
  const same = basis.held.filter((held) => overlap(aboutsOf(held.values), abouts));
  if (same.length > 0) return same;
  return anyPlace(abouts) ? basis.held.filter((held) => anyPlace(aboutsOf(held.values))) : [];
};

const isSubset = (some: readonly ValueMention[], all: readonly ValueMention[]): boolean =>
  some.every(({ text }) => all.some((other) => other.text.toLowerCase() === text.toLowerCase()));

const narrowed = (values: readonly ValueMention[], to: readonly ValueMention[]): readonly ValueMention[] => {
  const abouts = aboutsOf(to);
  return values.map((value) => (overlap(valuesAbout(value), abouts) ? keptTo(value, abouts) : value));
};

/** "and in Texas?": in the place of what was there, or as one more condition where there was none. */
export const withValues = (basis: Basis, condition: ValueCondition, opening: Opening): readonly Variant[] => {
  const { values } = condition;
  const [held, ...others] = rivals(basis, values);
  if (condition.negated) return [{ basis: basis.withCondition(condition), way: '' }];
  if (!held) return [{ basis: added(basis, condition, opening), way: '' }];
  const said = narrowed(values, held.values);
  const beside = { basis: basis.withHeld(held.id, [...held.values, ...said]), way: `with ${textOf(values)}` };
  if (others.length > 0) {
    if (opening.also) refuse(`It is not clear what "${textOf(values)}" is added to.`, [textOf(values)]);
    return [held, ...others].map((one) => ({
      basis: basis.withHeld(one.id, narrowed(values, one.values)),
      way: `instead of ${textOf(one.values)}`,
    }));
  }
  if (opening.also) return [{ ...beside, way: '' }];
  const elsewhere = !overlap(aboutsOf(held.values), aboutsOf(values));
  const instead = {
    basis: (elsewhere ? basis.loosened() : basis).withHeld(held.id, said),
    way: `instead of ${textOf(held.values)}`,
  };
  if (held.values.length === 1 || isSubset(values, held.values)) return [{ ...instead, way: '' }];
  return [instead, beside];
};

const added = (basis: Basis, condition: ValueCondition, opening: Opening): Basis => {
  const abouts = aboutsOf(condition.values);
  const words = textOf(condition.values);
  if (opening.also) return refuse(`It is not clear what "${words}" is added to.`, [words]);
  if (basis.innerValues.some((value) => overlap(valuesAbout(value), abouts)))
    return refuse(`It is not clear what "${words}" takes the place of: ask in full.`, [words]);
  return basis.withCondition(condition);
};
