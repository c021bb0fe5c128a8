import { labelOf } from '../build/measure.js';
import { lemmaOf } from '../model/lexicon.js';
import { wordsOf } from '../text/tokens.js';
import { cellsOf, countOf, figureOf, type Plan } from './answers.js';
import { isCalledAfter } from './deeds.js';
import { isYears, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { type Form, form, type Groups } from './form.js';
import { attributes, neutral } from './neutral.js';
import { rowNouns } from './row-nouns.js';
import type { Filter, Scene } from './scene.js';
import { assertNoun, isOfFigure } from './targets.js';

const lead =
  '(?:(?<before>.*?)(?: |, ))??(?:how many|(?:what (?:is|was|are|were) )?(?:total )?(?:number|count|amount) of|(?:what (?:is|was|are|were) )?(?:combined )?total(?: of)?|how much)(?<total> total| more| combined)?';

const filters = (scene: Scene, { before = '', after = '' }: Groups): readonly Filter[] | undefined => {
  const first = filtersIn(scene, before);
  const second = first && filtersIn(scene, after, first);
  return first && second && [...first, ...second];
};

const isPlace = ({ column }: Field): boolean =>
  /^(?:rank|rk|pos|position|place|round|rnd|week|no|number|#|pick|game|grid|lane|heat|draw)\b/i.test(
    column.name,
  );

const isFigure = (field: Field): boolean =>
  field.kind === 'number' && field.column.view.role !== 'key' && !isYears(field);

/** "how many gold medals did Russia win": a figure of a row, or of all that are meant together. */
const ofFigure = (scene: Scene, field: Field, said: readonly Filter[]): Plan | undefined => {
  const of = orderOf(field);
  if (!of) return undefined;
  if (said.some(({ one }) => one)) return cellsOf(scene, [field], said);
  if (field.column.view.aggregation === 'none') return undefined;
  return figureOf(scene, { agg: 'sum', of, field }, said);
};

const ofField = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.f ?? '');
  const said = filters(scene, { ...groups, after: withoutVerbs(groups.after) });
  if (!said || (said.length === 0 && (scene.isAside || scene.deeds > 0))) return undefined;
  const score = scene.mark(groups.f ?? '').fields[0]?.score ?? 0;
  if (isFigure(field)) return score >= 0.7 ? ofFigure(scene, field, said) : undefined;
  if (score >= 0.85 && field.counts && !isPlace(field) && !isYears(field))
    return ofFigure(scene, field, said);
  if (
    said.length === 0 &&
    /^ (?:is|are|was|were)? ?represented/.test(groups.after ?? '') &&
    field.kind === 'text'
  )
    return countOf(scene, said, field);
  if (field.isUnique || (said.length > 0 && !isYears(field))) return countOf(scene, said);
  if (!isYears(field)) return undefined;
  scene.note(scene.mark(groups.f ?? '').text, `each ${labelOf(field.column)} once`);
  return countOf(scene, said, field);
};

const verbs =
  /\b(?:win|won|wins|earn|earned|score|scored|attend|attended|finish|finished|achieve|achieved|collect|collected|produce|produced|sell|sold|have|accumulate|accumulated|gain|gained)\b/g;

/** What is done with a figure adds nothing to it. */
const withoutVerbs = (text = ''): string => text.replace(verbs, ' ');

/** "how many players are from Brazil": rows, whatever people call them. */
const ofNoun = (scene: Scene, groups: Groups): Plan | undefined => {
  const { n = '' } = groups;
  const singular = lemmaOf(n, scene.model.language);
  const isHead = isHeader(scene, singular);
  const isAttribute = attributes.has(n) || attributes.has(singular);
  if (isAttribute && !isHead && !placesAndPeople.test(n)) return undefined;
  assertNoun(scene, n);
  const isKnown = !isAttribute && (rowNouns.has(n) || rowNouns.has(singular) || isHead);
  if (isOfFigure(scene, singular) || !(isKnown || isAttribute || mayBeRow(scene, n))) return undefined;
  const said = filters(scene, groups);
  if (!said || (said.length === 0 && (!isHead || scene.deeds > 0))) return undefined;
  if (scene.isAside && (!isKnown || said.length === 0 || said.some(({ partly }) => partly))) return undefined;
  scene.note(n, 'rows');
  return countOf(scene, said);
};

/** Of which there is a column in many tables, and which the rows may be as well. */
const placesAndPeople = /^(?:city|cities|countr(?:y|ies)|nations?|states?|people|persons?|places?)$/;

const isCommon = /^(?:titles?|winners?|events?|places?|locations?|records?|entry|works?|types?)$/;

/** A word of its own for the rows, where no column says what they are and no code in a cell is short for it. */
const mayBeRow = ({ sheet, model }: Scene, noun: string): boolean =>
  model.language.noun(noun) !== noun &&
  !wordsOf(sheet.subject?.column.name ?? '').some((word) => rowNouns.has(word) && !isCommon.test(word)) &&
  !sheet.fields.some(
    ({ kind, values, isUnique }) =>
      kind === 'text' &&
      !isUnique &&
      values.some((value) => new RegExp(`^${noun[0]}[a-z]{0,2}$`, 'i').test(value.trim())),
  );

/** A word of a header: what the rows are of. */
const isHeader = ({ sheet, model }: Scene, noun: string): boolean =>
  sheet.fields.some(
    ({ kind, column }) =>
      kind === 'text' && wordsOf(column.name).some((word) => lemmaOf(word, model.language) === noun),
  );

/** "how many wins", "how many were won": nothing but what is said of them. */
const ofRows = (scene: Scene, groups: Groups): Plan | undefined => {
  const [, opening = ''] = /^ ([a-z-]+)/.exec(groups.after ?? '') ?? [];
  if (attributes.has(opening) && opening !== 'times') return undefined;
  const [, direct] = /^ (V\d+)/.exec(groups.after ?? '') ?? [];
  if (/^ [a-z]/.test(groups.after ?? '') && !neutral.has((groups.after ?? '').trim().split(' ')[0] ?? ''))
    return undefined;
  if (direct && !scene.mark(direct).cells.some(({ whole }) => whole)) return undefined;
  const said = filters(scene, groups);
  return said && said.length > 0 ? countOf(scene, said) : undefined;
};

const isCrowd = /\b(?:attendance|spectators|attendees|crowd)\b/i;

/** "how many people attended": the column called after what they did. */
const attending = (scene: Scene, groups: Groups): Plan | undefined => {
  const [only, ...others] = scene.sheet.fields.filter(
    (field) =>
      isFigure(field) &&
      (isCalledAfter(field, groups.verb ?? '', scene.model.language) ||
        (/^(?:attend|watch|went|present|in attendance)/.test(groups.verb ?? '') &&
          isCrowd.test(field.column.name))),
  );
  const said = only && others.length === 0 ? filters(scene, groups) : undefined;
  if (!only || !said) return undefined;
  scene.note('people', only.column.view.label);
  return ofFigure(scene, only, said);
};

const total = '(?: of)?(?: total| combined)*';
const medal = '(?: (?:medals?|points?|votes?|seats|percent|games|matches))?';

/** "how many games did X win": the column tells how many. */
const done = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.f ?? '');
  const said = filters(scene, groups);
  return said && said.length > 0 && isFigure(field) ? ofFigure(scene, field, said) : undefined;
};

export const counting: readonly Form[] = [
  form(
    'how many done',
    `${lead}${total} (?:F\\d+|games|matches|times|races) did(?<after> .*V\\d+.*?) (?<f>F\\d+)`,
    done,
  ),
  form(
    'how many different',
    `${lead} (?:different|unique|distinct|various|other) (?:kinds of |types of )?(?<f>F\\d+)(?<after>.*)`,
    (scene, groups) => {
      const said = filters(scene, groups);
      const field = scene.field(groups.f ?? '');
      return said && (field.kind === 'text' || isYears(field)) ? countOf(scene, said, field) : undefined;
    },
  ),
  form('how many of a column', `${lead}${total} (?<f>F\\d+)${medal}(?<after>.*)`, ofField),
  form('how many times', `${lead}${total} (?:times|occasions|instances|rows|entries)(?<after>.*)`, ofRows),
  form(
    'how many people',
    `${lead}${total} (?:people|fans|spectators|persons)(?: that| who| were| did)* (?<verb>in attendance|[a-z]+)(?<after>.*)`,
    attending,
  ),
  form('how many rows', `${lead}${total} (?<n>[a-z-]+)(?<after>.*)`, ofNoun),
  form('how many of them', `${lead}${total}(?<after>.*)`, ofRows),
];
