import { labelOf } from '../build/measure.js';
import { columnOf, type Expression, type Query } from '../query/query.js';
import { firstOf, type Plan, queryOf, shown } from './answers.js';
import { isTime, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import type { Filter, Scene } from './scene.js';
import { isPersonal, people, target, targetOf } from './targets.js';

const positionOf = ({ sheet }: Scene): Expression => columnOf(sheet.position);

/** The column of days or years that the rows are ordered by, where there is one alone. */
const timeOf = (scene: Scene): Field | undefined => {
  const found = scene.sheet.fields.filter(isTime);
  const [only, ...others] = found.length > 1 ? scene.spokenOf(found) : found;
  return others.length === 0 ? only : undefined;
};

/** "who was the last PICK": a person is asked for. */
const shownOf = (scene: Scene, { t = '', who }: Groups): Field => {
  const told = /^whom? (F\d+)$/.exec(t)?.[1];
  if (told && orderOf(scene.field(told))) return people(scene.sheet);
  const show = targetOf(scene, t);
  const isNamed = /F\d/.test(t) && show.kind === 'text' && !show.counts;
  if (!who || isNamed || isPersonal(show)) return show;
  const found = people(scene.sheet);
  scene.note('who', labelOf(found.column));
  return found;
};

/** "listed first", "the last row": by the place in the file. */
const ofList = (scene: Scene, groups: Groups): Plan | undefined => {
  const show = shownOf(scene, groups);
  if (/^(?:top|bottom)$/.test(groups.end ?? '') && groups.t?.startsWith('F') && orderOf(show))
    return undefined;
  const said = filtersIn(scene, groups.after ?? '');
  if (!said) return undefined;
  const last = /^(?:last|final|bottom|latest|end)$/.test(groups.end ?? '');
  scene.note(groups.end ?? '', 'by the order of the rows');
  return firstOf(
    scene,
    { show: [show], by: positionOf(scene), direction: last ? 'desc' : 'asc', label: 'row' },
    said,
  );
};

/** Those of the last year: of several the one that stands last is meant. */
const endOf = (
  scene: Scene,
  time: Field,
  [agg, said]: readonly ['min' | 'max', readonly Filter[]],
): Filter => {
  const of = orderOf(time) ?? columnOf(time.column);
  const expression: Expression = { kind: 'aggregate', agg, of };
  const query = queryOf(scene, {
    select: [{ expression, name: 'end', label: 'End' }],
    where: said.map(({ predicate }) => predicate),
  });
  const text = `${labelOf(time.column)} is the ${agg === 'max' ? 'latest' : 'earliest'}`;
  return {
    field: time,
    predicate: { kind: 'compare', left: of, op: '=', right: { kind: 'scalar', query } },
    text,
  };
};

/** "the first winner": by time where the rows have one, else by their order. */
const inTime = (scene: Scene, groups: Groups): Plan | undefined => {
  const time = timeOf(scene);
  if (!time) return ofList(scene, groups);
  const show = shownOf(scene, groups);
  const said = filtersIn(scene, groups.after ?? '');
  if (!said) return undefined;
  const last = /^(?:last|final|latest|most recent)$/.test(groups.end ?? '');
  scene.note(groups.end ?? '', `by ${labelOf(time.column)}`);
  const ends = time.isUnique ? said : [...said, endOf(scene, time, [last ? 'max' : 'min', said])];
  const by = time.isUnique ? (orderOf(time) ?? columnOf(time.column)) : positionOf(scene);
  return firstOf(
    scene,
    { show: [show], by, direction: last ? 'desc' : 'asc', label: labelOf(time.column) },
    ends,
  );
};

/** The row beside those that are meant: of several beside the last, or above the first. */
const step = (scene: Scene, filter: readonly Filter[], by: 1 | -1): Query => {
  const expression: Expression = {
    kind: 'arithmetic',
    op: by === 1 ? '+' : '-',
    left: { kind: 'aggregate', agg: by === 1 ? 'max' : 'min', of: positionOf(scene) },
    right: { kind: 'literal', value: 1 },
  };
  return queryOf(scene, {
    select: [{ expression, name: 'row', label: 'Row' }],
    where: filter.map(({ predicate }) => predicate),
  });
};

/** "after X": the row below it. */
const neighbour = (scene: Scene, groups: Groups): Plan | undefined => {
  const said = filtersIn(scene, groups.x ?? '');
  const [first] = said ?? [];
  if (!said || !first) return undefined;
  const isBare =
    /^(?:who|what|which)(?: is| was| came| comes)?$/.test(groups.t ?? 'what') && first.field.kind === 'text';
  const show = isBare ? first.field : shownOf(scene, groups);
  if (
    /[ND]\d/.test(groups.x ?? '') &&
    !/^(?:what|who|which) (?:is|was)\b|\b(?:next|previous|listed|immediately|right|directly)\b/.test(
      scene.said.text,
    )
  )
    return undefined;
  const back = /before|previous|above|prior|preced/.test(groups.side ?? '');
  scene.note(groups.side ?? '', `the row ${back ? 'above' : 'below'}`);
  const query = queryOf(scene, {
    select: shown([show]),
    where: [
      { kind: 'member', on: [scene.sheet.position], query: step(scene, said, back ? -1 : 1), negated: false },
    ],
  });
  const text = `${labelOf(show.column)} in the row ${back ? 'above' : 'below'} the one where ${said.map((one) => one.text).join(' and ')}`;
  return { query, text: text.charAt(0).toUpperCase() + text.slice(1) };
};

/** "the next winner of the cup after X": what stands between is of the whole table. */
const afterNext = (scene: Scene, groups: Groups): Plan | undefined => {
  const middle = (groups.middle ?? '').trim();
  const isShort = middle.split(' ').length <= 2 && !/\d/.test(middle);
  return isShort || (!/F\d/.test(middle) && filtersIn(scene, middle)?.length === 0)
    ? neighbour(scene, groups)
    : undefined;
};

/** "between A and B": the rows that stand between them. */
const between = (scene: Scene, groups: Groups): Plan | undefined => {
  const ends = ['a', 'b'].map((name) => scene.cell(groups[name] ?? ''));
  const show = shownOf(scene, groups);
  if (!ends.every(({ one }) => one)) return undefined;
  const end = (agg: 'min' | 'max'): Expression => ({
    kind: 'scalar',
    query: queryOf(scene, {
      select: [{ expression: { kind: 'aggregate', agg, of: positionOf(scene) }, name: 'row', label: 'Row' }],
      where: [{ kind: 'any', of: ends.map(({ predicate }) => predicate) }],
    }),
  });
  scene.note('between', 'the rows that stand between them');
  return {
    query: queryOf(scene, {
      select: shown([show]),
      where: [
        { kind: 'compare', left: positionOf(scene), op: '>', right: end('min') },
        { kind: 'compare', left: positionOf(scene), op: '<', right: end('max') },
      ],
    }),
    text: `${labelOf(show.column)} between the rows where ${ends.map(({ text }) => text).join(' and ')}`,
  };
};

const aux = '(?:is|was|are|were|of|be|name|named)';
const ends = '(?<end>first|last|final|top|bottom)';
const list = '(?: (?:listed|on|in|to|be|of|at|overall))*';
const side =
  '(?<side>(?:directly |immediately |right |just )?(?:next (?:after|to|from|following)|previous to|prior to|before|after|following|above|below|preceding))';
const before = `(?:(?:name|list) )?`;

export const neighbours: readonly Form[] = [
  form('next to', `${before}(?<who>(?=who ))?${target}(?: ${any}){0,4}? ${side} (?<x>[^O]*)`, neighbour),
  form(
    'next after',
    `(?:(?:what|which|who)(?: is| was| were)? )?(?:next|previous) (?<t>F\\d+|[a-z-]+)(?<middle>.*?) (?<side>after|before|to(?= V)|from(?= V)|following)(?: (?:facing|playing|meeting|beating|defeating))?(?<x> .*[VND]\\d.*)`,
    afterNext,
  ),
  form(
    'what is after',
    `(?:what|who|which)(?: (?:is|was|came|comes|comes|appears|finished|listed|next|right))* (?<side>after|before|next to|previous to|prior to|above|below|following)(?<x> V\\d+.*)`,
    neighbour,
  ),
  form('between two', `${before}${target}(?: ${any}){0,4}? between (?<a>V\\d+) and (?<b>V\\d+)`, between),
  form(
    'who followed',
    `(?:what|who|which)(?: F\\d+)? (?<side>preceded|precedes|followed|follows|succeeded|succeeds)(?<x> V\\d+.*)`,
    neighbour,
  ),
  form(
    'previous for',
    `(?:(?:what|which|who)(?: is| was)? )?(?<side>next|previous) (?<t>F\\d+)(?: listed)? (?:for|of|to|from)(?<x> .*)`,
    neighbour,
  ),
  form(
    'first to',
    `${before}${target}(?: is| was)? (?<end>first|last)(?: F\\d+| person| one| player| team)? to(?<after> .*)`,
    inTime,
  ),
  form(
    'listed first',
    `${before}${target}(?: ${any}){0,2} (?:listed|is at|was at|are at|on|at) ${ends}${list}`,
    ofList,
  ),
  form(
    'is first',
    `${before}${target}(?: is| was| came| comes| are| were| appears)* (?:on |at |in )?${ends}${list}`,
    ofList,
  ),
  form('tops the list', `${target} (?<end>top)s(?: list| table)?`, ofList),
  form(
    'first of the list',
    `(?:(?:what|which|(?<who>who))(?: ${aux}){0,2} )?${ends} (?<t>F\\d+|[a-z-]+)(?: listed| shown| mentioned| on| in| name)*`,
    ofList,
  ),
  form(
    'of the first',
    `(?:(?:what|which|who|when|where|name)(?: ${any}){0,2} )?(?<t>F\\d+)(?: (?:of|in|for|at|on|during|from|with|against|${any})){1,3} (?<end>first|last|final|latest|most recent)(?<after> (?:V\\d+|F\\d+|${any})(?: .*)?)`,
    inTime,
  ),
  form(
    'first in time',
    `(?:(?:what|which|(?<who>who)|when|where)(?: ${aux}){0,2} )?(?<end>first|last|final|latest|most recent) (?<t>F\\d+|[a-z-]+)(?<after> .*)`,
    inTime,
  ),
];
