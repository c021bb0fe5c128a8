import { labelOf } from '../build/measure.js';
import { columnOf } from '../query/query.js';
import { cellsOf, type Plan } from './answers.js';
import { isCalledAfter } from './deeds.js';
import { isYears, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { byMeasure } from './measures.js';
import type { Filter, Scene } from './scene.js';
import { yearOf } from './spans.js';
import { people, placeOf, target, targetOf, timeOf } from './targets.js';

/** "over 1,000": of those there may be many. */
const isRange = ({ predicate }: Filter): boolean =>
  predicate.kind === 'compare' && predicate.op !== '=' && predicate.right.kind === 'literal';

const isLeftOut = ({ predicate }: Filter): boolean => predicate.kind === 'in' && predicate.negated;

const lookUp = (scene: Scene, field: Field, said: string): Plan | undefined => {
  const filters = filtersIn(scene, said);
  if (
    filters?.some(
      ({ predicate, field: other }) =>
        predicate.kind === 'compare' && predicate.op !== '=' && other.kind === 'date',
    )
  )
    return undefined;
  if (!filters || filters.length === 0 || filters.some((one) => one.field === field && !isLeftOut(one)))
    return undefined;
  if (scene.isAside && !filters.some(({ one }) => one)) return undefined;
  if (
    filters.some(isRange) &&
    !/\b[a-z]+s\b/.test(
      scene.said.words
        .slice(0, 3)
        .join(' ')
        .replace(/\b(?:is|was|does|has|this)\b/g, ''),
    )
  )
    return undefined;
  return cellsOf(scene, [field], filters);
};

const of = (scene: Scene, groups: Groups): Plan | undefined => {
  const found = lookUp(
    scene,
    targetOf(scene, groups.t ?? ''),
    `${groups.before ?? ''} ${groups.after ?? ''}`,
  );
  // What is asked for was guessed already: nothing else is.
  return scene.isAside && !/F\d/.test(groups.t ?? '') ? undefined : found;
};

/** How many there are of it is counted. */
const isCounted = (field: Field): boolean => (field.kind === 'text' && !field.counts) || isYears(field);

const figure = (scene: Scene, groups: Groups): Plan | undefined =>
  groups.many && isCounted(scene.field(groups.t ?? '')) ? undefined : of(scene, groups);

/** "when did X leave office": the column of time that is spoken of, or the only one. */
const when = (scene: Scene, { after = '' }: Groups): Plan | undefined => {
  const spoken = after.match(/F\d+/g)?.filter((code) => yearOf(scene.field(code)) !== undefined) ?? [];
  const [code, ...others] = spoken;
  return code && others.length === 0
    ? lookUp(scene, scene.field(code), after.replace(code, ' '))
    : lookUp(scene, timeOf(scene), after);
};

/** "how tall is X". */
const measure = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = byMeasure(scene, groups.adj ?? '');
  return field && lookUp(scene, field, groups.after ?? '');
};

/** "who TOOK OFFICE in 1960": a time or a figure is said of a person. */
const whoDid = (scene: Scene, groups: Groups): Plan | undefined => {
  const told = scene.field(groups.f ?? '');
  const show = people(scene.sheet);
  const said = orderOf(told) && filtersIn(scene, `${groups.f} ${groups.after}`);
  if (!said?.some(({ field }) => field === told) || scene.isAside || show === told) return undefined;
  scene.note('who', labelOf(show.column));
  return cellsOf(scene, [show], said);
};

/** "in what year": of a day. */
const year = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = timeOf(scene);
  const filters = filtersIn(scene, groups.after ?? '');
  if (
    filters?.some(
      ({ predicate, field: other }) =>
        predicate.kind === 'compare' && predicate.op !== '=' && other.kind === 'date',
    )
  )
    return undefined;
  if (!filters || filters.length === 0 || field.kind !== 'date') return undefined;
  const expression = { kind: 'year', of: columnOf(field.column) } as const;
  const found = cellsOf(scene, [field], filters);
  return {
    query: { ...found.query, distinct: true, select: [{ expression, name: 'year', label: 'Year' }] },
    text: `Year of the ${found.text}`,
  };
};

/** "who TRAINED X": a trainer, where a column is called so. */
const doneBy = (scene: Scene, groups: Groups): Plan | undefined => {
  const [only, ...others] = scene.sheet.fields.filter(
    (field) => field.kind === 'text' && isCalledAfter(field, groups.verb ?? '', scene.model.language),
  );
  return only && others.length === 0 ? lookUp(scene, only, groups.after ?? '') : undefined;
};

/** "what is Russia's total". */
const possessed = (scene: Scene, groups: Groups): Plan | undefined =>
  lookUp(scene, scene.field(groups.t ?? ''), `${groups.v ?? ''} ${groups.after ?? ''}`);

/** The forms that others would take for something else. */
export const possessing: readonly Form[] = [
  form(
    'possessive',
    `(?:what|which|who)(?: is| was| are| were) (?<v>V\\d+) (?<t>F\\d+)(?<after>.*)`,
    possessed,
  ),
];

export const lookingUp: readonly Form[] = [
  form('who did it when', `who (?<f>F\\d+)(?<after> .*)`, whoDid),
  form(
    'how tall',
    `how (?<adj>tall|high|fast|heavy|deep|wide|old|big|large) (?:is|was|were|are|does|did)(?<after> .*)`,
    measure,
  ),
  form('what year', `(?:what|which) year(?<after> .*)`, year),
  form('when', `(?:when|what (?:date|day|year))(?<after> .*)`, when),
  form('where', `where(?<after> .*)`, (scene, groups) =>
    lookUp(scene, placeOf(scene.sheet), groups.after ?? ''),
  ),
  form(
    'what is the',
    `(?:what|which|who|name|list)(?: (?:is|was|are|were))?(?: all| names of| name of)* (?<t>F\\d+)(?<after> .*)`,
    of,
  ),
  form(
    'how',
    `how (?:(?<many>many|much)|long|old|far|tall|high|big|large|fast)(?: ${any}){0,2} (?<t>F\\d+)(?<after> .*)`,
    figure,
  ),
  form(
    'besides',
    `(?<before>(?:besides|other than|aside from|in|on|during|after|since|before) .*?)(?: ,)? ${target}(?<after> .*)`,
    of,
  ),
  form(
    'who did',
    `(?:who|what|which)(?: has| had)? (?<verb>[a-z]+)(?: F\\d+| [a-z]+)?(?<after> V\\d+.*)`,
    doneBy,
  ),
  form('at the end', `(?<before>.*V\\d+.*?) (?:what|which) (?<t>F\\d+)(?<after>.*)`, of),
  form('which', `(?<before>)${target}(?<after> .*)`, of),
];
