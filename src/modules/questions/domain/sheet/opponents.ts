import { labelOf } from '../build/measure.js';
import { columnOf, type Predicate } from '../query/query.js';
import { cellsOf, firstOf, type Plan } from './answers.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { resultCells, resultField } from './results.js';
import type { Filter, Scene } from './scene.js';

/** The one column of those that are played against. */
const opponentOf = ({ sheet }: Scene): Field | undefined => {
  const [only, ...others] = sheet.fields.filter(
    ({ kind, column }) =>
      kind === 'text' && /^(?:opponents?|opposition|opposing team|versus|vs\.?)\b/i.test(column.name.trim()),
  );
  return others.length === 0 ? only : undefined;
};

/** "beat", "lost to": the games that ended so. */
const endedSo = (scene: Scene, deed: string): readonly Filter[] | undefined => {
  const word = /^(?:beat|defeat|win)/.test(deed) ? 'won' : /^(?:lose|lost)/.test(deed) ? 'lost' : undefined;
  if (!word) return [];
  const field = resultField(scene.sheet);
  const [cells] = resultCells(scene.sheet, word);
  if (!field || !cells) return undefined;
  const predicate: Predicate = {
    kind: 'in',
    left: columnOf(field.column),
    values: cells.values,
    negated: false,
  };
  scene.note(deed, `${labelOf(field.column)} ${word}`);
  return [{ field, predicate, text: `${labelOf(field.column)} ${word}` }];
};

/** "who did they play on that day", "who did they lose to first". */
const played = (scene: Scene, groups: Groups): Plan | undefined => {
  const opponent = opponentOf(scene);
  const ended = endedSo(scene, groups.deed ?? '');
  const end = /\b(first|last|final)\b/.exec(groups.after ?? '')?.[1];
  const said = filtersIn(scene, (groups.after ?? '').replace(/\b(?:first|last|final)\b/, ' '));
  if (!opponent || !ended || !said || said.some(({ field }) => field === opponent)) return undefined;
  const rows = [...ended, ...said];
  scene.note('who', labelOf(opponent.column));
  if (!end) return rows.length > 0 && said.length > 0 ? cellsOf(scene, [opponent], rows) : undefined;
  scene.note(end, 'by the order of the rows');
  const by = columnOf(scene.sheet.position);
  return firstOf(
    scene,
    { show: [opponent], by, direction: end === 'first' ? 'asc' : 'desc', label: 'row' },
    rows,
  );
};

const team = `(?:they|he|she|it|we|team|F\\d+|[a-z]+)`;
const deed = '(?<deed>play|face|fight|meet|beat|defeat|lose to|lose against|lose)';

export const opponents: readonly Form[] = [
  form(
    'whom they played',
    `(?:who|whom|(?:which|what) (?:F\\d+|team|opponent))(?: did| do)(?: ${team})? ${deed}(?: against)?(?<after>(?: ${any})*(?: .*)?)`,
    played,
  ),
];
