import { labelOf } from '../build/measure.js';
import { columnOf, type Expression } from '../query/query.js';
import { cellsOf, firstOf, type Plan, queryOf } from './answers.js';
import { isDated, isYears, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { filters } from './orders.js';
import type { Filter, Scene } from './scene.js';
import { target, targetOf } from './targets.js';

const lasting = /\b(?:duration|length|time|tenure|term|running|long|span|reign)\b/i;
const starting =
  /\b(?:start(?:s|ed)?|took|began|begin|begins|from|appointed|entered|assumed|commissioned|opened|elected|since|inaugurated|built|founded|launched|appointment)\b/i;
const ending =
  /\b(?:end(?:s|ed)?|left|until|to|till|retired|resigned|departed|departure|decommissioned|closed|withdrawn|demolished|dissolved)\b/i;
const isLife = /\b(?:birth|born|death|died|lifespan|life|age)\b/i;
const years = '([0-9]{4})[^0-9]+[0-9]{4}';
const lastYears = '[0-9]{4}[^0-9]+([0-9]{4})';

/** From when to when, in years and in days. */
interface Span {
  readonly years: Expression;
  readonly days: Expression;
  readonly label: string;
}

const minus = (left: Expression, right: Expression): Expression => ({
  kind: 'arithmetic',
  op: '-',
  left,
  right,
});

const numberIn = (field: Field, pattern: string): Expression => ({
  kind: 'number',
  of: { kind: 'part', of: columnOf(field.column), pattern },
});

const hasYear = ({ values }: Field): boolean =>
  values.filter((value) => /\b[12]\d{3}\b/.test(value)).length >= 0.6 * values.length && values.length > 0;

/** The year that a column says. */
export const yearOf = (field: Field): Expression | undefined => {
  const of = columnOf(field.column);
  if (field.kind === 'date') return { kind: 'year', of };
  if (field.kind === 'number')
    return isYears(field) || field.column.view.meaning === 'year' || isFourDigits(field) ? of : undefined;
  return hasYear(field) ? numberIn(field, '([12][0-9]{3})') : undefined;
};

const isFourDigits = ({ column: { view } }: Field): boolean =>
  typeof view.min === 'number' && typeof view.max === 'number' && view.min >= 1000 && view.max <= 2100;

const dayOf = (field: Field): Expression | undefined =>
  field.kind === 'date' || isDated(field)
    ? orderOf(field)
    : field.kind === 'text'
      ? { kind: 'moment', of: columnOf(field.column) }
      : undefined;

const wordsIn = ({ column }: Field): readonly string[] =>
  column.name.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** Of several the two that are called alike: "took office", "left office". */
const endsOf = (told: readonly Field[]): readonly [Field, Field] | undefined => {
  const starts = told.filter(({ column }) => starting.test(column.name));
  const ends = told.filter(({ column }) => ending.test(column.name));
  const pairs = starts.flatMap((start) =>
    ends.filter((end) => end !== start).map((end): [Field, Field] => [start, end]),
  );
  const alike = pairs.filter(([start, end]) => wordsIn(start).some((word) => wordsIn(end).includes(word)));
  const [only, ...others] = alike.length > 0 ? alike : pairs;
  return others.length === 0 ? only : undefined;
};

/** A column of where it began, and one of where it ended. */
const ofColumns = (fields: readonly Field[]): Span | undefined => {
  const told = fields.filter((field) => !isLife.test(field.column.name) && yearOf(field) !== undefined);
  const [start, end] = endsOf(told) ?? [];
  const [from, to] = [start && yearOf(start), end && yearOf(end)];
  if (!start || !end || !from || !to) return undefined;
  const [first, last] = [dayOf(start), dayOf(end)];
  return {
    years: minus(to, from),
    days: first && last ? { kind: 'days', from: first, to: last } : minus(to, from),
    label: `time from ${labelOf(start.column)} to ${labelOf(end.column)}`,
  };
};

/** A column of "1901–1910". */
const ofRange = (fields: readonly Field[]): Span | undefined => {
  const [only, ...others] = fields.filter(
    ({ kind, values, column }) =>
      kind === 'text' &&
      !isLife.test(column.name) &&
      values.length > 0 &&
      values.filter((value) => /^\D*\d{4}\D{1,5}\d{4}\D*$/.test(value)).length >= 0.6 * values.length,
  );
  if (!only || others.length > 0) return undefined;
  const span = minus(numberIn(only, lastYears), numberIn(only, years));
  return { years: span, days: span, label: `time of ${labelOf(only.column)}` };
};

const spanOf = ({ sheet }: Scene): Span | undefined => ofColumns(sheet.fields) ?? ofRange(sheet.fields);

/** The column that says how long. */
const lengthOf = ({ sheet }: Scene): Field | undefined => {
  const found = sheet.fields.filter(
    ({ column }) =>
      lasting.test(column.name) &&
      !/\bdate|\byear\b|^times? (?!in\b)/i.test(column.name) &&
      !isLife.test(column.name),
  );
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
};

const office =
  /\b(?:in )?(?:office|power|charge|serve|served|serving|reign|reigned|rule|ruled|last|lasted|hold|held|tenure|spend|spent|stay|stayed|remain|remained|been|lead|led|bishop|president|king|queen|governor|mayor|minister)\b/g;

const rowsIn = (scene: Scene, said: string): readonly Filter[] | undefined => {
  const found = filtersIn(scene, said.replace(office, ' ').replace(/\bF\d+/g, ' '));
  return found?.some(({ one }) => one) ? found : undefined;
};

/** "how long was X in office". */
const howLong = (scene: Scene, groups: Groups): Plan | undefined => {
  const said = rowsIn(scene, groups.after ?? '');
  const field = lengthOf(scene);
  if (!said) return undefined;
  if (field && !groups.years) {
    scene.note('how long', field.column.view.label);
    return said.some((one) => one.field === field) ? undefined : cellsOf(scene, [field], said);
  }
  const span = field ? undefined : spanOf(scene);
  if (!span || scene.isAside) return undefined;
  scene.note('how long', span.label);
  const expression: Expression = groups.years
    ? span.years
    : { kind: 'counted', of: span.years, unit: 'years' };
  return {
    query: queryOf(scene, {
      select: [{ expression, name: 'years', label: 'years' }],
      where: said.map(({ predicate }) => predicate),
    }),
    text: `${span.label.charAt(0).toUpperCase()}${span.label.slice(1)} where ${said.map(({ text }) => text).join(' and ')}`,
  };
};

/** "who served the longest". */
const longest = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = lengthOf(scene);
  const own = field && orderOf(field);
  const span = field ? undefined : spanOf(scene);
  const by = own ?? span?.days;
  const show = targetOf(scene, groups.t ?? '');
  const said = filters(scene, groups);
  if (!by || !said || (field && show === field)) return undefined;
  const label = field ? labelOf(field.column) : (span?.label ?? '');
  scene.note(groups.short ? 'shortest' : 'longest', `by ${label}`);
  return firstOf(scene, { show: [show], by, direction: groups.short ? 'asc' : 'desc', label }, said);
};

const deed =
  '(?:serv(?:ed|ing)|held|reigned|ruled|lasted|stayed|worked|had|has held|has served|was|remained|led|was in office|spent)';
const time =
  '(?: (?:term|terms|tenure|reign|time|period|number of years|amount of time|years|time in office|office|in office))*';

export const spans: readonly Form[] = [
  form(
    'how many years between',
    `(?:what (?:is|was|were) )?(?:how many|(?:total )?number of)(?: total)? years(?: did| was| were| has| had)?(?<after> .*)`,
    (scene, groups) => howLong(scene, { ...groups, years: 'years' }),
  ),
  form('how long', `how (?:long|much time)(?<after> .*)`, howLong),
  form(
    'who longest',
    `${target}(?<middle>(?: ${any}){0,3}?) ${deed}(?: for)? (?:(?:longest|most|greatest)|(?<short>shortest|least|fewest))${time}(?<after>.*)`,
    longest,
  ),
];
