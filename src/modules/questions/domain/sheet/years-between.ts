import { labelOf } from '../build/measure.js';
import type { Expression } from '../query/query.js';
import { type Plan, queryOf } from './answers.js';
import { isTime } from './expressions.js';
import { any, type Form, form, type Groups } from './form.js';
import { among, bothOf } from './pairs.js';
import type { Filter, Scene } from './scene.js';
import { yearOf } from './spans.js';

/** "how many years after A was B": what lies between two rows, in the column of time. */
const yearsBetween = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const times = scene.sheet.fields.filter(isTime);
  const [time, ...others] = times.length > 1 ? scene.spokenOf(times) : times;
  const year = time && yearOf(time);
  if (!both || !year || others.length > 0) return undefined;
  const of = ({ predicate }: Filter): Expression => ({
    kind: 'aggregate',
    agg: 'max',
    of: year,
    only: [predicate],
  });
  const [one, other] = both;
  const years: Expression = { kind: 'distance', left: of(one), right: of(other) };
  const expression: Expression = groups.many ? years : { kind: 'counted', of: years, unit: 'years' };
  scene.note('years', `by ${labelOf(time.column)}`);
  return {
    query: queryOf(scene, {
      select: [{ expression, name: 'years', label: 'years' }],
      where: [among(both).predicate],
    }),
    text: `Years between ${one.text} and ${other.text}, by ${labelOf(time.column)}`,
  };
};

const words = `(?: ${any}| F\\d+){0,5}?`;
const opening =
  '(?:how (?:(?<many>many) (?:years|seasons)|long|much time)|what (?:is|was) (?:time|years?) difference)';

export const betweenYears: readonly Form[] = [
  form(
    'years between',
    `${opening}${words} between${words} (?<a>V\\d+)${words} and${words} (?<b>V\\d+)${words}`,
    yearsBetween,
  ),
  form(
    'years after',
    `${opening} (?:after|before)${words} (?<a>V\\d+)${words} (?<b>V\\d+)${words}`,
    yearsBetween,
  ),
  form(
    'how long after',
    `${opening}${words} (?<a>V\\d+)${words} (?:after|before|until|since)${words} (?<b>V\\d+)${words}`,
    yearsBetween,
  ),
];
