import { labelOf } from '../build/measure.js';
import { columnOf, type Selected } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { type Plan, shown } from './answers.js';
import { isTime, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { byComparative, isPlace } from './measures.js';
import { among, type Both, bothOf, comparative, restOf } from './pairs.js';
import type { Filter, Scene } from './scene.js';
import { figureOf, told } from './telling.js';

const compared = (
  scene: Scene,
  both: Both,
  {
    field,
    op,
    said = [],
    texts,
  }: {
    readonly field: Field;
    readonly op: CompareOp;
    readonly said?: readonly Filter[];
    readonly texts?: readonly [string, string];
  },
): Plan | undefined => {
  const of = orderOf(field) ?? columnOf(field.column);
  if ((op !== '=' && !orderOf(field)) || both[0].field === field) return undefined;
  const [left, right] = [figureOf(of, both[0], 'first'), figureOf(of, both[1], 'second')];
  return told(scene, {
    test: { kind: 'compare', left: left.expression, op, right: right.expression },
    ...(texts && { texts }),
    figures: [left, right],
    rows: [among(both), ...said],
    text: `${labelOf(field.column)} of ${both[0].text} ${{ '>': 'is more than', '<': 'is less than', '=': 'is the same as' }[op as '>' | '<' | '='] ?? op} that of ${both[1].text}`,
  });
};

const isSingle = ({ predicate }: Filter): boolean => predicate.kind !== 'in' || predicate.values.length === 1;

const rowsOf = (scene: Scene, groups: Groups): Both | undefined => {
  const both = bothOf(scene, groups);
  return both?.every(isSingle) ? both : undefined;
};

/** "did A have more points than B". */
const hasMore = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = rowsOf(scene, groups);
  const said = both && restOf(scene, groups);
  const op = groups.same ? '=' : groups.less ? '<' : '>';
  const texts = groups.or
    ? groups.less
      ? (['less', 'more'] as const)
      : (['more', 'less'] as const)
    : undefined;
  return (
    said &&
    both &&
    compared(scene, both, { field: scene.field(groups.f ?? ''), op, said, ...(texts && { texts }) })
  );
};

/** "is A heavier than B". */
const isMore = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = rowsOf(scene, groups);
  const found = both && byComparative(scene, groups.adj ?? '');
  return found && compared(scene, both, found);
};

/** "was A released before B". */
const isBefore = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = rowsOf(scene, groups);
  const said = both && restOf(scene, groups);
  const times = scene.sheet.fields.filter(isTime);
  const [time, ...others] = times.length > 1 ? scene.spokenOf(times) : times;
  if (!both || !said || others.length > 0) return undefined;
  const field = time ?? { ...both[0].field, column: scene.sheet.position, kind: 'number' as const };
  if (!time) scene.note(groups.side ?? '', 'by the order of the rows');
  const op = groups.side === 'before' || groups.side?.startsWith('earl') ? '<' : '>';
  const texts = groups.or
    ? ([op === '<' ? 'before' : 'after', op === '<' ? 'after' : 'before'] as const)
    : undefined;
  return compared(scene, both, { field, op, said, ...(texts && { texts }) });
};

/** "was the attendance of that game over 1,000". */
const isOver = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.f ?? '');
  const said = filtersIn(scene, groups.after ?? '');
  const of = orderOf(field);
  if (!of || !said?.some(({ one }) => one) || said.some((one) => one.field === field)) return undefined;
  const { value } = scene.quantity(groups.n ?? '');
  const op = groups.less ? '<' : groups.more ? '>' : groups.least ? '>=' : '=';
  const figure: Selected = { expression: of, name: 'figure', label: labelOf(field.column) };
  return told(scene, {
    test: { kind: 'compare', left: of, op, right: { kind: 'literal', value } },
    figures: [figure],
    rows: said,
    text: `${labelOf(field.column)} ${op} ${value} where ${said.map(({ text }) => text).join(' and ')}`,
  });
};

/** "did A win", "is A from Norway": whether the row that is named is such a row. */
const isSo = (scene: Scene, groups: Groups): Plan | undefined => {
  const [one, ...others] = filtersIn(scene, groups.a ?? '') ?? [];
  const said = filtersIn(scene, groups.after ?? '');
  const [test] = said ?? [];
  if (!one?.one || others.length > 0 || said?.length !== 1 || !test) return undefined;
  if (scene.isAside || scene.deeds > 0 || test.field === one.field) return undefined;
  return told(scene, {
    test: { kind: 'all', of: [test.predicate] },
    figures: shown([test.field]),
    rows: [one],
    text: `${test.text} where ${one.text}`,
  });
};

/** "does A have the most points", "is A the fastest boat": whether nothing goes beyond it. */
const isMost = (scene: Scene, groups: Groups): Plan | undefined => {
  const [one, ...others] = filtersIn(scene, groups.a ?? '') ?? [];
  const word = groups.most ?? groups.least ?? '';
  const named = groups.f ? scene.field(groups.f) : undefined;
  const field = named && orderOf(named) ? named : byComparative(scene, word)?.field;
  const of = field && orderOf(field);
  const said = filtersIn(scene, groups.after ?? '');
  if (!one?.one || others.length > 0 || !of || !said || scene.isAside || isPlace(field)) return undefined;
  const agg = groups.least ? 'min' : 'max';
  const [own, best] = [
    figureOf(of, one, 'own'),
    {
      expression: { kind: 'aggregate', agg, of } as const,
      name: 'best',
      label: `${word} ${labelOf(field.column)}`,
    },
  ];
  return told(scene, {
    test: { kind: 'compare', left: own.expression, op: '=', right: best.expression },
    figures: [own, best],
    rows: said,
    text: `${one.text} has the ${word} ${labelOf(field.column)}`,
  });
};

/** "did A score more than 10 points". */
const hasOver = (scene: Scene, groups: Groups): Plan | undefined =>
  isOver(scene, { ...groups, after: groups.a ?? '' });

/** "is A above B". */
const isAbove = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = rowsOf(scene, groups);
  if (!both) return undefined;
  const place: Field = { ...both[0].field, column: scene.sheet.position, kind: 'number' };
  scene.note(groups.side ?? '', 'by the order of the rows');
  return compared(scene, both, { field: place, op: /above|ahead/.test(groups.side ?? '') ? '<' : '>' });
};

const aux = '(?:is|was|are|were|did|does|do|has|have|had)';
const more = '(?:more|higher|greater|larger|bigger|longer|better)';
const less = '(?<less>less|fewer|lower|smaller|shorter)';
const [a, b] = ['(?<a>[VND]\\d+)', '(?<b>[VND]\\d+)'];
const amount = '(?: (?:number|amount) of)?(?: total)?';
const tail = '(?: (?:did|does|do|has|had|have|is|was|were|are))?';
const adjective = comparative;
const words = `(?: ${any}){0,3}`;

export const yesNo: readonly Form[] = [
  form(
    'did one have more',
    `${aux} ${a}${words} (?:(?<or>more or less|less or more)|${more}|${less})${amount} (?<f>F\\d+)(?<after>.*?) than${words} ${b}${tail}`,
    hasMore,
  ),
  form(
    'is one figure more',
    `${aux} (?<f>F\\d+)${words} ${a}(?<after>.*?) (?:${more}|${less}) than(?: ${any}| F\\d+){0,4} ${b}(?: F\\d+)?`,
    hasMore,
  ),
  form(
    'is one figure the same',
    `${aux} ${a} (?<f>F\\d+)${words} (?<same>same)(?: F\\d+| size| amount)? as(?: ${any}| F\\d+){0,3} ${b}(?: F\\d+)?`,
    hasMore,
  ),
  form(
    'do both have the same',
    `${aux} ${a} and ${b}${words} (?<same>same)${amount} (?<f>F\\d+)(?<after>.*)`,
    hasMore,
  ),
  form('is one more', `${aux} ${a} ${adjective} than${words} ${b}`, isMore),
  form(
    'is one before the other',
    `${aux} ${a}(?: F\\d+| ${any}){0,3}? (?:(?<or>before or after|after or before)|(?<side>before|after|earlier than|later than))${words} ${b}${tail}(?: F\\d+)?`,
    (scene, groups) => isBefore(scene, groups.or ? { ...groups, side: groups.or.split(' ')[0] } : groups),
  ),
  form(
    'is a figure over',
    `${aux} (?<f>F\\d+)(?<after> .*?) (?:(?<more>(?:more|higher|greater|larger|bigger|longer) than|over|above)|(?<less>(?:less|fewer|lower|smaller|shorter) than|under|below)) (?<n>N\\d+)`,
    isOver,
  ),
  form('is one above the other', `${aux} ${a}${words} (?<side>above|below|ahead of|behind) ${b}`, isAbove),
  form(
    'has one over',
    `${aux} (?<a>V\\d+)(?: F\\d+)??${words} (?:(?<more>(?:more|higher|greater) than|over|above)|(?<less>(?:less|fewer|lower) than|under|below)|(?<least>at least)) (?<n>N\\d+) (?<f>F\\d+)`,
    hasOver,
  ),
  form(
    'is it the most',
    `${aux} (?<a>V\\d+)(?: ${any}){0,2}? (?:(?<most>most|highest|largest|greatest|biggest|fastest|tallest|longest|oldest|heaviest)|(?<least>least|lowest|fewest|smallest|slowest|shortest|youngest|lightest))(?: (?:number|amount) of)?(?: (?<f>F\\d+)| [a-z]+)?(?<after>.*)`,
    isMost,
  ),
  form('is it so', `${aux} (?<a>V\\d+)(?<after>(?: ${any}| F\\d+){0,3}? [VND]\\d+)`, isSo),
];
