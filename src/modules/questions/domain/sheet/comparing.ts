import { labelOf } from '../build/measure.js';
import { columnOf, countOfRows, type Expression, type Predicate } from '../query/query.js';
import { firstOf, type Plan, queryOf } from './answers.js';
import { isTime, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import type { Filter, Scene } from './scene.js';

const more =
  '(?:(?<more>more|higher|greater|larger|bigger|longer|better|most|highest|largest|heavier|taller|faster|greatest|longest)|(?<less>less|fewer|lower|smaller|shorter|least|lowest|fewest|smallest|lighter|shortest))';
const amount = '(?: (?:number|amount|quantity|total)(?: of)?)?(?: of| in)?(?: total)?';
const pair = '(?<a>[VND]\\d+)(?: ,)? or (?:in |at |on |for |against )?(?<b>[VND]\\d+)';

/** Two years or two days. */
const timesOf = (scene: Scene, codes: readonly [string, string]): readonly [Filter, Filter] | undefined => {
  const [one, other] = codes.map((code) => filtersIn(scene, code));
  return one?.[0] && other?.[0] && one.length + other.length === 2 ? [one[0], other[0]] : undefined;
};

/** Two values of one column. */
const bothOf = (scene: Scene, { a = '', b = '' }: Groups): readonly [Filter, Filter] | undefined => {
  if (!a.startsWith('V') || !b.startsWith('V')) return a[0] === b[0] ? timesOf(scene, [a, b]) : undefined;
  const [one, other] = [scene.mark(a), scene.mark(b)];
  const shared = one.cells
    .filter(({ field }) => other.cells.some((cell) => cell.field === field))
    .map(({ field }) => field);
  const whole = shared.filter((field) =>
    [one, other].every((mark) => mark.cells.some((cell) => cell.field === field && cell.whole)),
  );
  const [field, ...others] = whole.length > 0 ? whole : shared;
  if (!field || others.length > 0) return undefined;
  return [scene.cell(a, field), scene.cell(b, field)];
};

const among = ([one, other]: readonly [Filter, Filter]): Filter => {
  const values = [one, other].flatMap(({ predicate }) => (predicate.kind === 'in' ? predicate.values : []));
  const isListed = one.predicate.kind === 'in' && other.predicate.kind === 'in';
  const predicate: Predicate = isListed
    ? { kind: 'in', left: columnOf(one.field.column), values, negated: false }
    : { kind: 'any', of: [one.predicate, other.predicate] };
  return { field: one.field, predicate, text: `${one.text} or ${other.text}` };
};

const idle =
  /\b(?:between|win|won|have|had|score|scored|get|got|receive|received|earn|earned|did|does|total)\b/g;

const rest = (scene: Scene, said: Groups): readonly Filter[] | undefined => {
  const [before, after] = [said.before, said.after].map((part = '') => part.replace(idle, ' '));
  const first = filtersIn(scene, before ?? '');
  const second = first && filtersIn(scene, after ?? '');
  return first && second && [...first, ...second];
};

/** "who had more points, A or B". */
const byFigure = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = rest(scene, groups);
  const field = scene.field(groups.f ?? '');
  if (!both || !said || both[0].field === field) return undefined;
  const direction = groups.less ? 'asc' : 'desc';
  const show = [both[0].field];
  const order = orderOf(field);
  if (!order)
    return firstOf(scene, { show, by: countOfRows, direction, label: 'number of rows', grouped: true }, [
      among(both),
      ...said,
    ]);
  const single = both.every(({ one }) => one);
  const by: Expression = single ? order : { kind: 'aggregate', agg: 'sum', of: order };
  return firstOf(
    scene,
    { show, by, direction, label: labelOf(field.column), ...(!single && { grouped: true as const }) },
    [among(both), ...said],
  );
};

const difference = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = rest(scene, groups);
  const field = scene.field(groups.f ?? '');
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
  const expression: Expression = { kind: 'arithmetic', op: '-', left: of(one), right: of(other) };
  const distance: Expression = groups.signed
    ? expression
    : { kind: 'distance', left: of(one), right: of(other) };
  const query = queryOf(scene, {
    select: [{ expression: distance, name: 'difference', label }],
    where: [among(both), ...said].map(({ predicate }) => predicate),
  });
  return { query, text: `Difference in ${labelOf(field.column)} between ${one.text} and ${other.text}` };
};

/** "which came first, A or B": by the column of time. */
const earlier = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const [time, ...others] = scene.sheet.fields.filter(isTime);
  const said = rest(scene, groups);
  if (!both || !time || others.length > 0 || !said) return undefined;
  const direction = groups.later ? 'desc' : 'asc';
  return firstOf(
    scene,
    {
      show: [both[0].field],
      by: orderOf(time) ?? columnOf(time.column),
      direction,
      label: labelOf(time.column),
    },
    [among(both), ...said],
  );
};

const isTimes = (field: Field): boolean => !field.isUnique;

/** "who is listed more, A or B". */
const byRows = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = rest(scene, groups);
  if (!both || !said || !isTimes(both[0].field)) return undefined;
  return firstOf(
    scene,
    {
      show: [both[0].field],
      by: countOfRows,
      direction: groups.less ? 'asc' : 'desc',
      label: 'number of rows',
      grouped: true,
    },
    [among(both), ...said],
  );
};

const opening = `(?:who|where|(?:which|what)(?: of (?:these|the))?(?: (?:F\\d+|[a-z-]+))?)`;

export const comparing: readonly Form[] = [
  form(
    'which of two',
    `${opening}(?: ${any}){0,3} ${more}${amount} (?<f>F\\d+)(?<after>.*?)(?: ,| :| between| -)* ${pair}`,
    byFigure,
  ),
  form(
    'did one or the other',
    `(?:did|does|do|has|have|had|is|was|were|are|which|who)?(?: ${any})* ?${pair}(?: ${any}){0,3} ${more}${amount} (?<f>F\\d+)(?<after>.*)`,
    byFigure,
  ),
  form(
    'which of two is listed more',
    `${opening}(?: ${any}){0,4} ${more}(?: (?:often|frequently|times|common))?(?: ,| :)* ${pair}`,
    byRows,
  ),
  form(
    'which came first',
    `${opening}(?: ${any}){0,4} (?:first|earlier|(?<later>last|later|most recently|more recently))(?: ,| :)* ${pair}`,
    earlier,
  ),
  form(
    'how many more',
    `how (?:many|much) (?<signed>more|fewer|less|larger|higher|greater)(?: total)? (?:${any} )?(?<f>F\\d+)(?<before>.*) (?<a>[VND]\\d+)(?<after>.*) than (?:${any} )*(?<b>[VND]\\d+)(?: (?:did|had|has|have))?`,
    difference,
  ),
  form(
    'difference',
    `(?:what (?:is|was|were) )?(?:point |total )?differences? (?:in|of|between)(?: ${any})* (?<f>F\\d+)(?<before>.*?) (?<a>[VND]\\d+) and (?:${any} )*(?<b>[VND]\\d+)(?<after>.*)`,
    difference,
  ),
  form(
    'difference between',
    `(?:what (?:is|was|were) )?(?:point |total )?differences? between (?:${any} )*(?<a>[VND]\\d+) and (?:${any} )*(?<b>[VND]\\d+) (?:in )?(?<f>F\\d+)(?<after>.*)`,
    difference,
  ),
  form(
    'how much larger',
    `how much (?<signed>larger|higher|greater|bigger|more)(?: ${any})* (?<f>F\\d+)(?<before>.*?) (?<a>[VND]\\d+)(?<after>.*) (?:than|compared to) (?:${any} )*(?:F\\d+ (?:of |in |for )*)?(?<b>[VND]\\d+)`,
    difference,
  ),
];
