import { labelOf } from '../build/measure.js';
import { columnOf, type Expression, type Predicate } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { countOf, firstOf, type Plan, queryOf } from './answers.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { resultCells } from './results.js';
import type { Filter, Scene } from './scene.js';
import { type Scores, scoresOf } from './scores.js';
import { target, targetOf } from './targets.js';

/** "by how much they won": the games that ended so. */
const endedSo = (scene: Scene, code: string): readonly Filter[] | undefined => {
  const said = /^V\d/.test(code) ? scene.mark(code).text.toLowerCase() : code;
  const word = /\b(?:won|wins?|beat|victory|victories)\b/.test(said)
    ? 'won'
    : /\b(?:lost|loss|loses?|defeat)\b/.test(said)
      ? 'lost'
      : undefined;
  const [cells] = word ? resultCells(scene.sheet, word) : [];
  if (!word) return /^V\d/.test(code) ? undefined : [];
  if (!cells) return undefined;
  const { field, values } = cells;
  const predicate: Predicate = {
    kind: 'in',
    left: columnOf(field.column),
    values,
    negated: false,
    said: word,
  };
  return [{ field, predicate, text: `${labelOf(field.column)} ${word}` }];
};

/** Which figure of a score is meant. */
const figureOf = (
  scores: Scores,
  { margin, allowed, total }: Groups,
): readonly [Expression | undefined, string] => {
  if (margin) return [scores.margin, 'difference in score'];
  if (total) return [scores.total, 'points of both'];
  return allowed ? [scores.others, 'points against'] : [scores.own, 'points scored'];
};

const prepared = (scene: Scene, groups: Groups) => {
  const scores = scoresOf(scene);
  const [of, label] = scores ? figureOf(scores, groups) : [];
  const ended = endedSo(scene, groups.ended ?? '');
  const said = filtersIn(scene, `${groups.middle ?? ''} ${groups.after ?? ''}`);
  if (!scores || !of || !label || !ended || !said) return undefined;
  scene.note(label, `read from ${labelOf(scores.field.column)}`);
  return { of, label, rows: [...ended, ...said], said, field: scores.field };
};

/** "how many points did they score in October", "the difference in score on that day". */
const sum = (scene: Scene, groups: Groups): Plan | undefined => {
  const found = prepared(scene, groups);
  if (!found || (groups.margin && !found.said.some(({ one }) => one)) || scene.isAside) return undefined;
  const { of, label, rows } = found;
  const query = queryOf(scene, {
    select: [{ expression: { kind: 'aggregate', agg: 'sum', of }, name: 'total', label }],
    where: rows.map(({ predicate }) => predicate),
  });
  return {
    query,
    text: `Total ${label}${rows.length > 0 ? ` where ${rows.map(({ text }) => text).join(' and ')}` : ''}`,
  };
};

/** "against whom did they score the most points", "the biggest margin". */
const most = (scene: Scene, groups: Groups): Plan | undefined => {
  const found = prepared(scene, groups);
  if (!found || scene.loose) return undefined;
  const { of, label, rows, field } = found;
  const show = [groups.t ? targetOf(scene, groups.t) : field];
  return firstOf(scene, { show, by: of, direction: groups.least ? 'asc' : 'desc', label }, rows);
};

/** "won by more than 10 points". */
const count = (scene: Scene, groups: Groups): Plan | undefined => {
  const found = prepared(scene, { ...groups, margin: 'margin' });
  const scores = scoresOf(scene);
  if (!found || !scores || scene.isAside) return undefined;
  const { value } = scene.quantity(groups.n ?? '');
  const op: CompareOp = groups.over ? '>' : groups.under ? '<' : groups.atLeast ? '>=' : '=';
  const predicate: Predicate = { kind: 'compare', left: found.of, op, right: { kind: 'literal', value } };
  return countOf(scene, [
    ...found.rows,
    { field: scores.field, predicate, text: `${found.label} ${op} ${value}` },
  ]);
};

const points = '(?:points|goals|runs)';
const us = `(?:they|we|team|(?:he|she|it)|[a-z]+)`;
const high =
  '(?:most|highest|largest|biggest|greatest|widest|(?<least>least|lowest|fewest|smallest|closest|narrowest|slimmest))';
const margin = '(?<margin>margin|difference|point difference|score difference|point differential)';
const end = '(?: (?:of|in) (?<ended>victory|win|defeat|loss|score|scores|game|points))*';

export const scoring: readonly Form[] = [
  form(
    'points scored',
    `how many(?: total)? ${points} (?:did|were)(?: ${us})? (?:score|scored|(?<allowed>allow|allowed|concede|conceded|give up))(?<after>(?: .*)?)`,
    sum,
  ),
  form(
    'points of both',
    `(?:what (?:is|was) )?(?<total>combined|total)(?: number of)? (?:score|${points})(?: scored)?(?: by both teams)?(?<after> (?:of|in|on|for|against) .*)`,
    sum,
  ),
  form(
    'margin of a game',
    `(?:what (?:is|was) )?${margin}(?: of| in)(?: (?:game|scores?|points|F\\d+))+(?<after> .*)`,
    sum,
  ),
  form(
    'by how many won',
    `how many ${points}(?: (?<margin>did))(?: ${us})? (?<ended>win|lose|V\\d+)(?<after> .*?)(?: by)?`,
    sum,
  ),
  form(
    'biggest margin',
    `(?:${target}(?<middle>(?: ${any}){0,3}?) )?(?:what (?:is|was) )?${high} ${margin}${end}(?<after>(?: .*)?)`,
    most,
  ),
  form(
    'won by most',
    `${target}(?<middle>(?: ${any}){0,3}?) (?<ended>won|lost|win|lose|beat|V\\d+) (?<margin>by) ${high}(?: (?:number of|amount of))?(?: ${points})?(?<after>(?: .*)?)`,
    most,
  ),
  form(
    'scored most',
    `${target}(?<middle>(?: ${any}){0,3}?) (?:score|scored|(?<allowed>allow|allowed|concede|conceded)) ${high}(?: (?:number|amount) of)? ${points}(?: against)?(?<after>(?: .*)?)`,
    most,
  ),
  form(
    'most scored',
    `(?:what (?:is|was) )?${high}(?: (?:number|amount) of)? ${points}(?: ${us})? (?:score|scored|(?<allowed>allowed|conceded))(?: in(?: any| single| one)? game)?(?<after>(?: .*)?)`,
    most,
  ),
  form(
    'won by more than',
    `how many(?: games| matches| times| F\\d+)?(?: (?:were|did|was|has|have|they|team))* (?<ended>won|lost|win|lose|V\\d+) by (?:(?<over>more than|over)|(?<under>less than|under|fewer than)|(?<atLeast>at least)|exactly)? ?(?<n>N\\d+)(?: ${points})?(?<after>(?: .*)?)`,
    count,
  ),
];
