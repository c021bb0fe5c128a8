import { labelOf } from '../build/measure.js';
import { Refusal } from '../build/refusal.js';
import { lemmaOf } from '../model/lexicon.js';
import { columnOf, countOfRows } from '../query/query.js';
import { byAdjective } from './adjectives.js';
import { figureOf, firstOf, type Plan } from './answers.js';
import { isYears, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { any, type Form, form, type Groups } from './form.js';
import { isPlace } from './measures.js';
import { attributes } from './neutral.js';
import { filters, noteNumber, ordered } from './orders.js';
import type { Filter, Scene } from './scene.js';
import { assertNoun, target, targetOf } from './targets.js';

const most =
  '(?:most|highest|largest|greatest|biggest|maximum|longest|top|best|heaviest|tallest|fastest|strongest|max|worst|oldest|furthest|farthest|deepest|widest)';
const least = '(?:least|lowest|smallest|fewest|minimum|shortest|min|lightest|slowest|youngest)';
export const superlative = `(?:(?<nth>O\\d+|second|third) )?(?:(?<most>${most})|(?<least>${least}))`;
const amount =
  '(?: (?:number|amount|quantity|total|overall|numbers|amounts|percentage|percent|rate|level)(?: of)?)?(?: (?:of|in|medals|points|wins))?(?: total| overall)?';

export const placeOf = (scene: Scene, nth: string | undefined): number | undefined =>
  nth === undefined ? undefined : nth.startsWith('O') ? scene.quantity(nth).value : nth === 'third' ? 3 : 2;

/** "strikes" of "duration of strike": what a figure is of, and not the figure. */
const isOwned = ({ column }: Field, said: string): boolean =>
  new RegExp(
    `(?<!^(?:numbers?|no\\.?|#|%)) of (?:the )?${said
      .toLowerCase()
      .replace(/s$/, '')
      .replace(/[^a-z ]/g, '.')}`,
  ).test(column.name.toLowerCase());

export const directionOf = ({ most: up }: Groups, field: Field): 'asc' | 'desc' => {
  if (!isPlace(field)) return up ? 'desc' : 'asc';
  return /^(?:highest|best|top|most)$/.test(up ?? '') ? 'asc' : 'desc';
};

/** "which country won the most gold medals". */
const byField = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.f ?? '');
  if (isOwned(field, scene.mark(groups.f ?? '').text)) return undefined;
  const show = targetOf(scene, groups.t ?? '');
  const said = filters(scene, groups);
  if (!said || show === field || /^what(?: is| was| are| were)?$/.test(groups.t ?? '')) return undefined;
  if (!orderOf(field) && !isOfNumber(scene, groups))
    return byAdjective(scene, { ...groups, adj: groups.most ?? groups.least });
  if (!orderOf(field))
    return field.isUnique || field === scene.sheet.subject
      ? byCount(scene, [show, groups.least ? 'asc' : 'desc'], said)
      : undefined;
  const place = placeOf(scene, groups.nth);
  noteNumber(scene, field);
  return firstOf(
    scene,
    {
      show: field.counts || field.timed ? [show, field] : [show],
      by: ordered(field),
      direction: directionOf(groups, field),
      label: labelOf(field.column),
      ...(place !== undefined && { place }),
    },
    said,
  );
};

/** "the most", "the highest number of": and not "the fastest". */
const isOfNumber = ({ said }: Scene, { most: up, least: down }: Groups): boolean =>
  /^(?:most|least|fewest)$/.test(up ?? down ?? '') || / (?:numbers?|amounts?|total)\b/.test(said.text);

/** "which country hosted the most games": by the rows there are of each. */
const byCount = (
  scene: Scene,
  [show, direction]: readonly [Field, 'asc' | 'desc'],
  said: readonly Filter[],
): Plan => {
  if (show.isUnique) throw new Refusal(`Each ${labelOf(show.column)} is there once.`, 4);
  return firstOf(
    scene,
    { show: [show], by: countOfRows, direction, label: 'number of rows', grouped: true },
    said,
  );
};

/** "which team LOST the most games": the column tells how many. */
const byDone = (scene: Scene, groups: Groups): Plan | undefined =>
  scene.field(groups.f ?? '').kind === 'number' && (scene.mark(groups.f ?? '').fields[0]?.score ?? 0) > 0.9
    ? byField(scene, groups)
    : undefined;

const byNoun = (scene: Scene, groups: Groups): Plan | undefined => {
  const { n = '' } = groups;
  const singular = lemmaOf(n, scene.model.language);
  if (attributes.has(n) || attributes.has(singular)) return undefined;
  assertNoun(scene, n);
  const show = targetOf(scene, groups.t ?? '');
  const said = filters(scene, groups);
  if (!said || show === scene.sheet.subject) return undefined;
  scene.note(n, 'rows');
  return byCount(scene, [show, groups.least ? 'asc' : 'desc'], said);
};

/** "the highest attendance". */
const extreme = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.f ?? '');
  const said = filters(scene, groups);
  if (!said || isYears(field)) return undefined;
  const by = ordered(field);
  const place = placeOf(scene, groups.nth);
  return firstOf(
    scene,
    {
      show: [field],
      by,
      direction: directionOf(groups, field),
      label: labelOf(field.column),
      ...(place !== undefined && { place }),
    },
    said,
  );
};

const often = (scene: Scene, groups: Groups): Plan | undefined => {
  const show = groups.f ? scene.field(groups.f) : targetOf(scene, groups.t ?? '');
  const said = filters(scene, groups);
  return said && byCount(scene, [show, groups.fewest ? 'asc' : 'desc'], said);
};

const average = (scene: Scene, groups: Groups): Plan | undefined => {
  const field = scene.field(groups.f ?? '');
  const said = filters(scene, groups);
  if (!said || !orderOf(field) || field.moments.size > 0 || field.kind === 'date' || isYears(field))
    return undefined;
  noteNumber(scene, field);
  const of = orderOf(field) ?? columnOf(field.column);
  return figureOf(scene, { agg: 'avg', of, field }, said);
};

const lead = '(?:(?:name|list) )?';

export const ranking: readonly Form[] = [
  form(
    'done first by',
    `${lead}(?<before>)${target}(?: was| were| is)? (?<f>F\\d+)(?: the)? (?:(?<least>first|earliest)|(?<most>last|latest|most recently))(?<after>)`,
    byField,
  ),
  form(
    'was the highest',
    `${lead}(?<before>)${target} (?:is|was|were|are|did|has|had) (?<f>F\\d+) ${superlative}(?<after>.*)`,
    byField,
  ),
  form(
    'leads',
    `(?<before>)${target} (?<most>leads?|led)(?: in)? (?<f>F\\d+)(?: count| list| table)?(?<after>.*)`,
    byField,
  ),
  form(
    'often',
    `${lead}(?<before>)${target}(?<middle>(?: ${any}){0,3}) (?:(?:most|more) (?:often|frequently|times|frequent|common)|most|greatest number of times|most number of times)(?<after>(?: (?:in|at|on|for|by|during) .*)?)`,
    often,
  ),
  form(
    'most common',
    `(?:(?:what|which|who)(?: ${any})* )?(?:most|(?<fewest>least)) (?:common|frequent|popular|used|listed|frequently used|commonly used) (?<f>F\\d+)(?<after>.*)`,
    often,
  ),
  form(
    'by figure',
    `${lead}(?<before>)${target}(?<middle>(?: ${any}){0,3}) ${superlative}${amount}(?: (?<adj>[a-z]+))? (?<f>F\\d+)(?<after>.*)`,
    byField,
  ),
  form(
    'by figure, filtered',
    `${lead}${target}(?<before>.*?)(?: ${any}){0,2} ${superlative}${amount} (?<f>F\\d+)(?<after>.*)`,
    byField,
  ),
  form(
    'more than any other',
    `${lead}(?<before>)${target}(?<middle>(?: ${any}){0,3}) (?:(?<most>more|higher|greater|larger)|(?<least>fewer|less|lower)) (?<f>F\\d+)(?<after>.*?) than (?:any|all) other.*`,
    byField,
  ),
  form(
    'done most',
    `${lead}(?<before>)${target} (?<f>F\\d+) ${superlative}(?: number of)?(?: F\\d+| games| matches| times| races)?(?<after>.*)`,
    byDone,
  ),
  form(
    'by rows',
    `${lead}(?<before>)${target}(?<middle>(?: ${any}){0,3}) ${superlative}${amount} (?<n>[a-z-]+)(?<after>.*)`,
    byNoun,
  ),
  form(
    'adjective',
    `${lead}(?<before>)${target}(?<middle>(?: ${any}){0,3}) (?<adj>largest|biggest|smallest|oldest|youngest|tallest|longest|shortest|heaviest|lightest|most expensive|cheapest|fastest|slowest|earliest|latest|most recent|newest|richest|poorest|most populous|least populous|most populated|least populated|densest)(?<after>.*)`,
    byAdjective,
  ),
  form(
    'adjective before',
    `(?:(?:what|which|who)(?: (?:is|was|are|were|of))* )?(?<adj>largest|biggest|smallest|oldest|youngest|tallest|longest|shortest|heaviest|lightest|most expensive|cheapest|fastest|slowest|most populous|least populous) (?<t>F\\d+|[a-z-]+)(?<after>.*)`,
    byAdjective,
  ),
  form(
    'extreme',
    `(?:what (?:is|was|were|are) |how many )?${superlative}${amount} (?<f>F\\d+)(?: [a-z]+ed)?(?: by (?:any|one|single)? ?(?:F\\d+|[a-z-]+))?(?<after>.*)`,
    extreme,
  ),
  form(
    'how many of the first',
    `(?<before>)how many (?<t>F\\d+)(?<middle>(?: ${any}){0,2})(?: (?:F\\d+|[a-z-]+))?? (?:with |that (?:has|had) )?${superlative}${amount} (?<f>F\\d+)(?<after>.*)`,
    byField,
  ),
  form(
    'average',
    `(?:what (?:is|was|were|are) )?(?:average|mean)(?: number| amount)?(?: of)? (?<f>F\\d+)(?<after>.*)`,
    average,
  ),
];
