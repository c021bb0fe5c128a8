import { labelOf } from '../build/measure.js';
import type { Expression } from '../query/query.js';
import { type Plan, queryOf, withoutTotals } from './answers.js';
import { isYears, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { byComparative } from './measures.js';
import { among, bothOf, comparative, restOf } from './pairs.js';
import type { Filter, Scene } from './scene.js';

/** What one figure is less another, or how far they are apart. */
const lessOf = (groups: Groups, [left, right]: readonly [Expression, Expression]): Expression =>
  groups.signed ? { kind: 'arithmetic', op: '-', left, right } : { kind: 'distance', left, right };

const difference = (scene: Scene, groups: Groups): Plan | undefined =>
  differenceIn(scene, groups, scene.field(groups.f ?? ''));

/** "how much taller is A than B". */
const byQuality = (scene: Scene, groups: Groups): Plan | undefined => {
  const found = byComparative(scene, groups.adj ?? '');
  return found && differenceIn(scene, { ...groups, signed: found.op }, found.field);
};

const differenceIn = (scene: Scene, groups: Groups, field: Field): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = restOf(scene, groups);
  const order = orderOf(field);
  if (!both || !said || !order || both[0].field === field) return undefined;
  const of = ({ predicate }: Filter): Expression => ({
    kind: 'aggregate',
    agg: 'sum',
    of: order,
    only: [predicate],
  });
  const [one, other] = both;
  const label = `difference in ${labelOf(field.column)}`;
  const query = queryOf(scene, {
    select: [{ expression: lessOf(groups, [of(one), of(other)]), name: 'difference', label }],
    where: [among(both), ...said].map(({ predicate }) => predicate),
  });
  return { query, text: `Difference in ${labelOf(field.column)} between ${one.text} and ${other.text}` };
};

/** "between the highest and the lowest score": the range of a column. */
const range = (scene: Scene, groups: Groups): Plan | undefined => {
  const [field, ...others] = [
    ...new Set([groups.f, groups.g].flatMap((code) => (code ? [scene.field(code)] : []))),
  ];
  const of = field && orderOf(field);
  const said = filtersIn(scene, groups.after ?? '');
  if (!field || !of || !said || others.length > 0 || isYears(field)) return undefined;
  const end = (agg: 'max' | 'min'): Expression => ({ kind: 'aggregate', agg, of });
  const label = `difference in ${labelOf(field.column)}`;
  const query = queryOf(scene, {
    select: [{ expression: lessOf({ signed: '-' }, [end('max'), end('min')]), name: 'difference', label }],
    where: withoutTotals(scene, said),
  });
  return { query, text: `Difference between the highest and the lowest ${labelOf(field.column)}` };
};

/** "how many more gold medals than silver medals did X win": two columns. */
const ofColumns = (scene: Scene, groups: Groups): Plan | undefined => {
  const fields: readonly Field[] = [scene.field(groups.f ?? ''), scene.field(groups.g ?? '')];
  const said = filtersIn(scene, groups.after ?? '');
  const [left, right] = fields.flatMap((field): Expression[] => {
    const of = orderOf(field);
    return of && !isYears(field) ? [{ kind: 'aggregate', agg: 'sum', of }] : [];
  });
  if (!said || !left || !right || fields[0] === fields[1]) return undefined;
  const label = `difference between ${fields.map(({ column }) => labelOf(column)).join(' and ')}`;
  const query = queryOf(scene, {
    select: [{ expression: lessOf(groups, [left, right]), name: 'difference', label }],
    where: withoutTotals(scene, said),
  });
  return { query, text: label.charAt(0).toUpperCase() + label.slice(1) };
};

const what = '(?:what (?:is|was|were) )?(?:point |total )?differences?';
const more = '(?:more|fewer|less|larger|higher|greater)';
const high =
  '(?:tallest|oldest|heaviest|fastest|newest|highest|most|largest|greatest|biggest|maximum|best|top|longest|tallest)';
const low = '(?:youngest|lightest|slowest|lowest|least|smallest|fewest|minimum|worst|bottom|shortest)';

export const differences: readonly Form[] = [
  form(
    'how many more',
    `how (?:many|much) (?<signed>${more})(?: total)? (?:${any} )?(?<f>F\\d+)(?<before>.*) (?<a>[VND]\\d+)(?<after>.*?) (?:than|compared to|over) (?:${any} )*(?<b>[VND]\\d+)(?: (?:did|had|has|have))?`,
    difference,
  ),
  form(
    'by how many',
    `how (?:many|much) (?<f>F\\d+)(?<before>)(?: (?:did|does))? (?<a>V\\d+) (?:beat|defeat|lead|exceed|outscore)(?: by)? (?<b>V\\d+)(?<after>)`,
    difference,
  ),
  form(
    'how many apart',
    `how (?:many|much) (?<f>F\\d+)(?<before>) (?:separate|separates|separated|is between|are between|between) (?<a>V\\d+) (?:and|from) (?<b>V\\d+)(?<after>)`,
    difference,
  ),
  form(
    'how many ahead',
    `how (?:many|much) (?<f>F\\d+)(?<before>) (?:ahead of|behind) (?<b>V\\d+) (?:is|was) (?<a>V\\d+)(?<after>)`,
    difference,
  ),
  form(
    'figure of difference',
    `(?:what (?:is|was) )?(?<f>F\\d+)(?<before>) differences? (?:between|of)(?: ${any})* (?<a>[VND]\\d+) and(?: ${any})* (?<b>[VND]\\d+)(?<after>.*)`,
    difference,
  ),
  form(
    'difference',
    `${what} (?:in|of|between)(?: ${any})* (?<f>F\\d+)(?<before>.*?) (?<a>[VND]\\d+) and (?:${any} )*(?<b>[VND]\\d+)(?<after>.*)`,
    difference,
  ),
  form(
    'difference between',
    `${what} between (?:${any} )*(?<a>[VND]\\d+) and (?:${any} )*(?<b>[VND]\\d+) (?:in )?(?<f>F\\d+)(?<after>.*)`,
    difference,
  ),
  form(
    'how much larger',
    `how much (?<signed>larger|higher|greater|bigger|more)(?: ${any})* (?<f>F\\d+)(?<before>.*?) (?<a>[VND]\\d+)(?<after>.*) (?:than|compared to) (?:${any} )*(?:F\\d+ (?:of |in |for )*)?(?<b>[VND]\\d+)`,
    difference,
  ),
  form(
    'how much taller',
    `how much ${comparative} (?:is|was|are|were) (?<a>V\\d+) than(?: ${any}){0,2} (?<b>V\\d+)`,
    byQuality,
  ),
  form(
    'range',
    `${what} (?:in|of|between)(?: (?:number|amount))?(?: (?:of|between|in))*(?: (?<g>F\\d+)(?: (?:of|between|for|from))*)? ${high}(?: (?:number|amount) of)?(?: ${any}){0,2}(?: F\\d+)?? and ${low}(?: (?:number|amount) of)?(?: ${any}){0,2} (?<f>F\\d+)(?<after>.*)`,
    range,
  ),
  form(
    'range of the column',
    `${what} (?:in|of|between)(?: (?:number|amount) of)? (?<f>F\\d+) (?:of|between|for|from)(?: ${any})* ${high}(?: ${any}| F\\d+){0,2} and ${low}(?: ${any}| F\\d+){0,2}(?<after>)`,
    range,
  ),
  form(
    'more of one than of the other',
    `how many (?<signed>${more}) (?<f>F\\d+) than (?<g>F\\d+)(?<after>.*)`,
    ofColumns,
  ),
  form(
    'difference of columns',
    `${what} (?:in|of|between)(?: (?:number|amount|total) of)? (?<f>F\\d+) and(?: (?:number|amount|total) of)? (?<g>F\\d+)(?<after>.*)`,
    ofColumns,
  ),
];
