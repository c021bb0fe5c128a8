import { labelOf } from '../build/measure.js';
import { columnOf, countOfRows, type Expression } from '../query/query.js';
import { firstOf, type Plan } from './answers.js';
import { isTime, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { any, type Form, form, type Groups } from './form.js';
import { byComparative, isPlace } from './measures.js';
import { among, asAsked, type Both, bothOf, comparative, more, pair, restOf } from './pairs.js';
import type { Filter, Scene } from './scene.js';
import { rankField } from './tests.js';

const amount = '(?: (?:number|amount|quantity|total)(?: of)?)?(?: of| in)?(?: total)?';

/** The one of two that has more of a figure. */
const larger = (scene: Scene, groups: Groups, field: Field): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = restOf(scene, groups);
  if (!both || !said || both[0].field === field) return undefined;
  const order = orderOf(field);
  const isUp = isPlace(field) === (groups.less !== undefined);
  const shown = { show: [both[0].field], also: asAsked(scene, groups, both) };
  const direction = isUp ? 'desc' : 'asc';
  const rows = [among(both), ...said];
  if (!order)
    return firstOf(
      scene,
      { ...shown, by: countOfRows, direction, label: 'number of rows', grouped: true },
      rows,
    );
  const single = both.every(({ one }) => one);
  const by: Expression = single ? order : { kind: 'aggregate', agg: 'sum', of: order };
  const label = labelOf(field.column);
  return firstOf(scene, { ...shown, by, direction, label, ...(!single && { grouped: true as const }) }, rows);
};

/** "who had more points, A or B". */
const byFigure = (scene: Scene, groups: Groups): Plan | undefined =>
  larger(scene, groups, scene.field(groups.f ?? ''));

/** "is A or B heavier". */
const byQuality = (scene: Scene, groups: Groups): Plan | undefined => {
  const found = byComparative(scene, groups.adj ?? '');
  return found && larger(scene, { ...groups, less: found.op === '<' ? 'less' : undefined }, found.field);
};

/** "who finished higher, A or B": by the column of places. */
const byPlace = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = rankField(scene);
  scene.note('place', labelOf(field.column));
  return larger(scene, groups, field);
};

/** Two rows in the order of time, or below each other where nothing tells time. */
const timeOf = (scene: Scene): { by: Expression; label: string } | undefined => {
  const times = scene.sheet.fields.filter(isTime);
  const [time, ...others] = times.length > 1 ? scene.spokenOf(times) : times;
  if (others.length > 0) return undefined;
  if (time) return { by: orderOf(time) ?? columnOf(time.column), label: labelOf(time.column) };
  scene.note('first', 'by the order of the rows');
  return { by: columnOf(scene.sheet.position), label: 'row' };
};

/** "which came first, A or B": by the column of time. */
const earlier = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const time = both && timeOf(scene);
  const said = restOf(scene, groups);
  if (!both || !time || !said || !both.every(isSingle)) return undefined;
  const show = { show: [both[0].field], also: asAsked(scene, groups, both) };
  return firstOf(scene, { ...show, ...time, direction: groups.later ? 'desc' : 'asc' }, [
    among(both),
    ...said,
  ]);
};

const isSingle = ({ predicate }: Filter): boolean => predicate.kind !== 'in' || predicate.values.length === 1;

const isTimes = ([{ field }]: Both): boolean => !field.isUnique;

/** "who is listed more, A or B". */
const byRows = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = restOf(scene, groups);
  if (!both || !said || !isTimes(both)) return undefined;
  const counted = { by: countOfRows, label: 'number of rows', grouped: true } as const;
  const show = { show: [both[0].field], also: asAsked(scene, groups, both) };
  return firstOf(scene, { ...show, ...counted, direction: groups.less ? 'asc' : 'desc' }, [
    among(both),
    ...said,
  ]);
};

const noun = '(?: of (?:these|the))?(?: (?:F\\d+|[a-z-]+))?';
const opening = `(?:who|where|(?:which|what)${noun}|(?:did|do|does|were|was|is|are|has|have|had)(?: there)?)`;
const stop = '(?: ,| :| between| -)*';
const times = '(?:first|earlier|(?<later>last|later|most recently|more recently))';
const place = '(?: (?:rank|ranked|ranking|place|placed|position|placement|finish|finished))*';

export const comparing: readonly Form[] = [
  form(
    'which of two',
    `${opening}(?: ${any}){0,3} ${more}${amount} (?<f>F\\d+)(?<after>.*?)${stop} ${pair}`,
    byFigure,
  ),
  form(
    'did one or the other',
    `(?:did|does|do|has|have|had|is|was|were|are|which|who)?(?: ${any})* ?${pair}(?: ${any}){0,3} ${more}${amount} (?<f>F\\d+)(?<after>.*)`,
    byFigure,
  ),
  form(
    'which of two is ranked higher',
    `${opening}(?: ${any}){0,3} (?:better|higher|ahead|(?<less>worse|lower))${place}(?<after>(?: (?:in|at|on|than) [^,]*?)?)${stop} ${pair}`,
    byPlace,
  ),
  form(
    'which of two is listed more',
    `${opening}(?: ${any}){0,4} ${more}(?: (?:often|frequently|times|common))?${stop} ${pair}`,
    byRows,
  ),
  form('which came first', `${opening}(?: ${any}| F\\d+){0,4} ${times}${stop} ${pair}`, earlier),
  form('did one come first', `${opening}(?: ${any}){0,2} ${pair}(?: ${any}){0,3} ${times}`, earlier),
  form('which of two is more', `${opening}(?: ${any}){0,3} ${comparative}${stop} ${pair}`, byQuality),
  form('which figure of two is more', `which (?<f>F\\d+)(?: ${any}){0,2} ${more}${stop} ${pair}`, byFigure),
  form('is one more', `${opening} ${pair} ${comparative}(?<after>.*)`, byQuality),
];
