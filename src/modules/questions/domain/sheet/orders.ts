import { Refusal } from '../build/refusal.js';
import type { Expression } from '../query/query.js';
import { operators } from '../text/operators.js';
import { orderOf } from './expressions.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import type { Groups } from './form.js';
import { neutral } from './neutral.js';
import type { Filter, Scene } from './scene.js';

/** What rows are put in order by; refused where a column has no order. */
export const ordered = (field: Field): Expression => {
  const by = orderOf(field);
  if (!by) throw new Refusal(`${field.column.view.label} does not say what comes first.`, 4);
  return by;
};

/** What a text is ordered by is an assumption. */
export const noteNumber = (scene: Scene, field: Field): void => {
  if (field.counts) scene.note(field.column.view.label, 'the number that each begins with');
};

/** What is said of the rows before and after an order. */
export const filters = (
  scene: Scene,
  { before = '', middle = '', adj = '', after = '' }: Groups,
): readonly Filter[] | undefined => {
  if (neutral.has(adj)) return undefined;
  if (adj !== '' && operators.get(adj)?.kind !== 'superlative' && !scene.about([adj], true)) return undefined;
  if (
    / by$/.test(after) ||
    /^ (?!(?:in|on|at|by|for|from|of|with|to|during|against|under|among|that|which|who|when|were|was|is|are|did|does|do|had|has|and|he|she|they|it|we|ever|,|[FVNOD]\d|any other|ever)\b)/.test(
      after,
    )
  )
    return undefined;
  const first = filtersIn(scene, `${before} ${middle}`);
  const second = first && filtersIn(scene, after, first);
  return first && second && [...first, ...second];
};
