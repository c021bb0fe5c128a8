import { Refusal } from '../build/refusal.js';
import { columnOf, type Expression, type Predicate } from '../query/query.js';
import { cellsOf, countOf, firstOf, type Plan, queryOf } from './answers.js';
import { isTime, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { rowNouns } from './row-nouns.js';
import type { Filter, Scene } from './scene.js';
import { rowsCalled } from './targets.js';
import { rankField } from './tests.js';

/** The rows above one, or below it. */
const beside = (scene: Scene, [one]: readonly Filter[], isAbove: boolean): Filter | undefined => {
  if (!one?.one) return undefined;
  const column = scene.sheet.position;
  const place: Expression = { kind: 'aggregate', agg: isAbove ? 'min' : 'max', of: columnOf(column) };
  const query = queryOf(scene, {
    select: [{ expression: place, name: 'place', label: 'Place' }],
    where: [one.predicate],
  });
  const predicate: Predicate = {
    kind: 'compare',
    left: columnOf(column),
    op: isAbove ? '<' : '>',
    right: { kind: 'scalar', query },
  };
  const field: Field = { ...one.field, column };
  return { field, predicate, text: `the row is ${isAbove ? 'above' : 'below'} the one where ${one.text}` };
};

const thing = (scene: Scene, said = ''): void => {
  if (!/F\d/.test(said) && rowNouns.has(said)) rowsCalled(scene, said);
  else if (!/F\d/.test(said)) throw new Refusal(`"${said}" was not understood.`, 5, [said]);
};

/** "how many boats are listed after X". */
const howMany = (scene: Scene, groups: Groups): Plan | undefined => {
  const isListed = /\b(?:listed|ranked|placed|finished|ahead|behind|above|below|came)\b/.test(
    scene.said.text,
  );
  if (!isListed && scene.sheet.fields.some(isTime)) return undefined;
  thing(scene, groups.t);
  const middle = (groups.middle ?? '').replace(/\b(?:finished|placed|ranked|ended|stand|stands)\b/g, ' ');
  const said = filtersIn(scene, `${middle} ${groups.x ?? ''}`);
  const isAbove = /before|above|ahead|prior/.test(groups.side ?? '');
  if (said?.length !== 1 || scene.isAside) return undefined;
  const rows = beside(scene, said, isAbove);
  scene.note(groups.side ?? '', `the rows ${isAbove ? 'above' : 'below'}`);
  return rows && countOf(scene, [rows]);
};

/** "the top three boats": those that stand first, by the column of places where there is one. */
const top = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.t ?? '');
  const said = filtersIn(scene, groups.after ?? '');
  const { value, yearLike } = scene.quantity(groups.n ?? '');
  if (!said || yearLike || orderOf(field)) return undefined;
  const last = /^(?:last|bottom)$/.test(groups.end ?? '');
  scene.note(groups.end ?? '', 'by the order of the rows');
  const by = columnOf(scene.sheet.position);
  return firstOf(
    scene,
    { show: [field], by, direction: last ? 'desc' : 'asc', label: 'row', count: value },
    said,
  );
};

/** "where did X finish": its place. */
const placeOf = (scene: Scene, groups: Groups): Plan | undefined => {
  const said = filtersIn(scene, groups.after ?? '');
  return said?.some(({ one }) => one) && !scene.isAside
    ? cellsOf(scene, [rankField(scene)], said)
    : undefined;
};

export const places: readonly Form[] = [
  form(
    'how many above',
    `how many(?: other)? (?<t>F\\d+|[a-z-]+)(?<middle>(?: ${any}){0,3}?) (?<side>before|after|above|below|ahead of|behind|prior to)(?<x> V\\d+)`,
    howMany,
  ),
  form(
    'the first ones',
    `(?:(?:what|which|who|name|list) )?(?:(?:is|are|was|were) )?(?:names? of )?(?<end>top|first|last|bottom) (?<n>N\\d+) (?<t>F\\d+)(?<after>.*)`,
    top,
  ),
  form('where did it finish', `where (?:did|does)(?<after> .*?) (?:finish|place|rank|end up|come)`, placeOf),
];
