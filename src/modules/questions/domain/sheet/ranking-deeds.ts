import { labelOf } from '../build/measure.js';
import { firstOf, type Plan } from './answers.js';
import { isCalledAfter } from './deeds.js';
import { isYears, orderOf } from './expressions.js';
import type { Field } from './field.js';
import { type Form, form, type Groups } from './form.js';
import { filters, noteNumber, ordered } from './orders.js';
import { directionOf, placeOf, superlative } from './ranking.js';
import type { Scene } from './scene.js';
import { target, targetOf } from './targets.js';

/** "the highest GROSSING film", "the best ATTENDED match": the figure that is called after it. */
const byDeed = (scene: Scene, groups: Groups): Plan | undefined => {
  const deed = groups.deed ?? '';
  const [field, ...others] = scene.sheet.fields.filter(
    (one) =>
      orderOf(one) && !isYears(one) && (isCalledAfter(one, deed, scene.model.language) || isCrowd(one, deed)),
  );
  const said = filters(scene, groups);
  if (!field || others.length > 0 || !said) return undefined;
  const show = targetOf(scene, groups.t ?? '');
  const place = placeOf(scene, groups.nth);
  noteNumber(scene, field);
  scene.note(deed, `by ${labelOf(field.column)}`);
  return firstOf(
    scene,
    {
      show: [show],
      by: ordered(field),
      direction: directionOf(groups, field),
      label: labelOf(field.column),
      ...(place !== undefined && { place }),
    },
    said,
  );
};

const isCrowd = ({ column }: Field, deed: string): boolean =>
  deed === 'attended' && /\b(?:attendance|spectators|crowd)\b/i.test(column.name);

export const rankingDeeds: readonly Form[] = [
  form(
    'done most of all',
    `(?:(?:what|which|who)(?: (?:is|was|are|were|of))* )?${superlative}[ -](?<deed>[a-z]+(?:ing|ed)) (?<t>F\\d+|[a-z-]+)(?<after>.*)`,
    byDeed,
  ),
  form(
    'is done most',
    `${target}(?: (?:is|was|are|were|has|had|been))* ${superlative}[ -](?<deed>[a-z]+(?:ing|ed))(?<after>(?: (?:in|on|of|at) .*)?)`,
    byDeed,
  ),
];
