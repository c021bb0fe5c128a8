import { labelOf } from '../build/measure.js';
import { operators } from '../text/operators.js';
import { firstOf, type Plan } from './answers.js';
import { isTime, orderOf } from './expressions.js';
import type { Field } from './field.js';
import type { Groups } from './form.js';
import { calledBy } from './measures.js';
import { filters, noteNumber, ordered } from './orders.js';
import type { Scene } from './scene.js';
import { targetOf } from './targets.js';

/** What is older is of an earlier year. */
const byAge = ({ sheet }: Scene, adjective: string): readonly Field[] =>
  /^(?:oldest|newest|earliest|latest|most recent)$/.test(adjective) &&
  sheet.fields.filter(isTime).length === 1
    ? sheet.fields.filter(isTime)
    : [];

/** "the longest song": what the adjective is about is a column that is called so. */
export const byAdjective = (scene: Scene, groups: Groups): Plan | undefined => {
  const operator = operators.get(groups.adj ?? '');
  if (operator?.kind !== 'superlative' || !operator.of) return undefined;
  const { of, direction } = operator;
  const found = calledBy(scene, of);
  const [only] = found.length > 0 ? found : byAge(scene, groups.adj ?? '');
  if (!only || new Set(found).size > 1) return undefined;
  if (
    /^ F\d/.test(groups.after ?? '') &&
    orderOf(scene.field((groups.after ?? '').trim().split(' ')[0] ?? ''))
  )
    return undefined;
  const show = targetOf(scene, groups.t ?? '');
  const said = filters(scene, groups);
  if (!said) return undefined;
  scene.note(groups.adj ?? '', `by ${labelOf(only.column)}`);
  noteNumber(scene, only);
  return firstOf(
    scene,
    {
      show: [show],
      by: ordered(only),
      direction:
        found.length > 0 ? direction : /^(?:oldest|earliest)$/.test(groups.adj ?? '') ? 'asc' : 'desc',
      label: labelOf(only.column),
    },
    said,
  );
};
