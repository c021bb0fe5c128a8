import { labelOf } from '../build/measure.js';
import { Refusal } from '../build/refusal.js';
import { opWords } from '../print/conditions.js';
import { columnOf, type Predicate } from '../query/query.js';
import type { Quantity } from '../text/numbers.js';
import type { CompareOp } from '../text/operators.js';
import { queryOf } from './answers.js';
import { isCalledAfter } from './deeds.js';
import { isYears, momentTest, numberTest, orderOf } from './expressions.js';
import type { Field } from './field.js';
import type { Moment } from './moments.js';
import type { Filter, Scene } from './scene.js';

/** All but those. */
export const negated = ({ predicate, text, field }: Filter): Filter => {
  if (predicate.kind !== 'in') throw new Refusal('This cannot be left out.', 2);
  return { field, predicate: { ...predicate, negated: true }, text: text.replace(' ', ' not ') };
};

const secondsIn = { second: 1, minute: 60, hour: 3600 } as const;

/** "4 minutes", of a column of lengths of time: seconds. */
const measured = (scene: Scene, field: Field, code: string): Quantity => {
  const quantity = scene.quantity(code);
  if (!field.timed) return quantity;
  const [, unit] = new RegExp(`${code} (second|minute|hour)s?\\b`).exec(scene.said.text) ?? [];
  if (!unit) throw new Refusal(`It is not said whether ${quantity.value} are minutes or seconds.`, 3);
  return { ...quantity, value: quantity.value * secondsIn[unit as keyof typeof secondsIn] };
};

/** A number said of a column. */
export const numbers = (scene: Scene, field: Field, [op, code]: readonly [CompareOp, string]): Filter => {
  const quantity = measured(scene, field, code);
  const predicate = numberTest(field, op, quantity);
  if (!predicate) throw new Refusal(`${field.column.view.label} is no number.`, 3);
  if (field.counts) scene.note(field.column.view.label, 'the number that each begins with');
  const text = `${labelOf(field.column)} ${opWords[op]} ${quantity.value}`.replace('  ', ' ');
  if (op === '=' && isOutside(field, quantity.value))
    throw new Refusal(`${field.column.view.label} is never ${quantity.value}.`, 6);
  return {
    field,
    predicate,
    text,
    ...(op === '=' && field.isUnique && { one: true as const }),
    ...(op !== '=' && { range: true as const }),
  };
};

/** A figure that is smaller or larger than all that there are. */
const isOutside = ({ kind, column: { view } }: Field, value: number): boolean =>
  kind === 'number' &&
  typeof view.min === 'number' &&
  typeof view.max === 'number' &&
  (value < view.min || value > view.max);

const yearFieldOf = ({ sheet }: Scene): Field => {
  const own = sheet.fields.filter(isYears);
  const days = sheet.fields.filter(
    ({ kind, moments, column }) =>
      !/birth|death|born|died/i.test(column.name) &&
      (kind === 'date' || [...moments.values()].some((one) => one.year !== undefined)),
  );
  const [only, ...others] = own.length > 0 ? own : days;
  if (!only || others.length > 0) throw new Refusal('It is not clear which year is meant.', 3);
  return only;
};

/** Before, after or in a year, in the one column that tells years. */
export const years = (scene: Scene, op: CompareOp, code: string): Filter => {
  if (!scene.quantity(code).yearLike)
    throw new Refusal(`It is not said what is ${scene.mark(code).text}.`, 3);
  return numbers(scene, yearFieldOf(scene), [op, code]);
};

/** "in the 1880s". */
export const decade = (scene: Scene, field: Field | undefined, word: string): readonly Filter[] => {
  const first = Number(word.slice(0, 4));
  const of = field ?? yearFieldOf(scene);
  return (
    [
      ['>=', first],
      ['<=', first + 9],
    ] as const
  ).map(([op, value]) => {
    const predicate = numberTest(of, op, { value, yearLike: true });
    if (!predicate) throw new Refusal(`${of.column.view.label} tells no years.`, 3);
    return {
      field: of,
      predicate,
      text: `${labelOf(of.column)} ${opWords[op]} ${value}`,
      range: true as const,
    };
  });
};

/** "in 1996 and 1997": in one of them. */
export const anyYear = (scene: Scene, codes: readonly string[]): Filter => {
  const all = codes.map((code) => years(scene, '=', code));
  const [first] = all;
  if (!first) throw new Refusal('A year is missing.', 1);
  const { one: _, ...filter } = first;
  return {
    ...filter,
    predicate: { kind: 'any', of: all.map(({ predicate }) => predicate) },
    text: all.map(({ text }) => text).join(' or '),
  };
};

/** "the 1994 winter games", where no column tells years: all of them are of that one. */
export const yearOf = (scene: Scene, code: string): readonly Filter[] | Filter => {
  const told = scene.sheet.fields.some(
    (field) => isYears(field) || field.kind === 'date' || field.moments.size > 0,
  );
  if (told || !scene.quantity(code).yearLike) return years(scene, '=', code);
  scene.note(scene.mark(code).text, 'what the whole table is about');
  return [];
};

const nth = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The one column that tells places. */
export const rankField = ({ sheet }: Scene): Field => {
  const [only, ...others] = sheet.fields.filter(({ column }) =>
    /^(?:rank|rk|pos|position|place|finish)\.?$/i.test(column.name.trim()),
  );
  if (!only || others.length > 0) throw new Refusal('Nothing tells the places.', 3);
  return only;
};

const onlyOf = (fields: readonly Field[], refusal: string): Field => {
  const [only, ...others] = fields;
  if (!only || others.length > 0) throw new Refusal(refusal, 3);
  return only;
};

/** The one column that tells how many people there were. */
export const peopleField = ({ sheet }: Scene): Field =>
  onlyOf(
    sheet.fields.filter(
      (field) =>
        orderOf(field) &&
        /\b(?:attendance|spectators|crowd|population|inhabitants)\b/i.test(field.column.name),
    ),
    'Nothing tells how many people there were.',
  );

/** "grossed over 20": the one column that is called after what was done. */
export const deedField = ({ sheet, model }: Scene, deed: string): Field =>
  onlyOf(
    sheet.fields.filter(
      (field) =>
        orderOf(field) &&
        !isYears(field) &&
        field.moments.size === 0 &&
        isCalledAfter(field, deed, model.language),
    ),
    `Nothing tells what "${deed}" is.`,
  );

/** "finished second", "the first round": a place among those of a column. */
export const placed = (scene: Scene, field: Field, [op, code]: readonly [CompareOp, string]): Filter => {
  const value = nth.includes(code) ? nth.indexOf(code) + 1 : scene.quantity(code).value;
  const predicate = numberTest(field, op, { value, yearLike: false });
  if (!predicate || field.kind === 'date') throw new Refusal(`${field.column.view.label} has no places.`, 3);
  return { field, predicate, text: `${labelOf(field.column)} ${opWords[op]} ${value}`.replace('  ', ' ') };
};

/** "won gold medals": one or more. */
export const some = (field: Field): Filter => {
  const predicate = numberTest(field, '>', { value: 0, yearLike: false });
  if (!predicate || field.kind !== 'number') throw new Refusal(`${field.column.view.label} is no number.`, 3);
  return { field, predicate, text: `${labelOf(field.column)} more than 0` };
};

/** "no gold medals". */
export const none = (field: Field): Filter => {
  const predicate = numberTest(field, '=', { value: 0, yearLike: false });
  if (!predicate) throw new Refusal(`${field.column.view.label} is no number.`, 3);
  return { field, predicate, text: `${labelOf(field.column)} 0` };
};

/** "the same number of points as X", "more points than X": of the others. */
export const likeThatOf = (
  scene: Scene,
  code: string,
  [value, op]: readonly [string, CompareOp],
): readonly Filter[] => {
  const field = scene.field(code);
  const of = scene.cell(value);
  const by = orderOf(field) ?? columnOf(field.column);
  if (op !== '=' && !orderOf(field)) throw new Refusal(`${field.column.view.label} is no number.`, 3);
  const query = queryOf(scene, {
    select: [{ expression: by, name: 'that', label: 'that' }],
    where: [of.predicate],
  });
  const predicate: Predicate = { kind: 'compare', left: by, op, right: { kind: 'scalar', query } };
  const text = `${labelOf(field.column)} ${opWords[op]} that where ${of.text}`.replace('  ', ' ');
  return [{ field, predicate, text }, negated(of)];
};

const sayMoment = ({ year, month, day }: Moment): string =>
  [year, month, day].map((part) => (part === undefined ? '*' : String(part).padStart(2, '0'))).join('-');

/** On a day or in a month, in the one column that tells days. */
export const moments = (scene: Scene, op: CompareOp, code: string): Filter => {
  const moment = scene.moment(code);
  const found = scene.sheet.fields.flatMap((field): Filter[] => {
    const predicate = momentTest(field, op, moment);
    const text = `${labelOf(field.column)} ${opWords[op]} ${sayMoment(moment)}`.replace('  ', ' ');
    return predicate ? [{ field, predicate, text, ...(op !== '=' && { range: true as const }) }] : [];
  });
  const [only, ...others] = found;
  if (!only || others.length > 0)
    throw new Refusal('It is not clear which day is meant.', 3, [scene.mark(code).text]);
  return only;
};

/** Several values of one column: one of them. */
export const together = (filters: readonly Filter[]): readonly Filter[] => {
  const [first, ...others] = filters;
  if (first?.predicate.kind !== 'in' || others.some(({ field }) => field !== first.field)) return filters;
  const values = filters.flatMap(({ predicate }) => (predicate.kind === 'in' ? predicate.values : []));
  const { said: _, ...predicate } = first.predicate;
  const all: Predicate = { ...predicate, values: [...new Set(values)] };
  return [{ field: first.field, predicate: all, text: filters.map(({ text }) => text).join(' or ') }];
};
