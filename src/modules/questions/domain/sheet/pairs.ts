import { columnOf, type Predicate, type Selected } from '../query/query.js';
import { fold } from '../text/tokens.js';
import type { Field } from './field.js';
import { filtersIn } from './filters.js';
import type { Groups } from './form.js';
import type { Filter, Scene } from './scene.js';

/** "A or B", as a part of a pattern. */
export const pair =
  '(?:either )?(?:in |at |on |for |against )?(?<a>[VND]\\d+)(?: ,)? or (?:in |at |on |for |against )?(?<b>[VND]\\d+)';

export const more =
  '(?:(?<more>more|higher|greater|larger|bigger|longer|better|most|highest|largest|heavier|taller|faster|greatest|longest)|(?<less>less|fewer|lower|smaller|shorter|least|lowest|fewest|smallest|lighter|shortest))';

/** "heavier", "older". */
export const comparative =
  '(?<adj>older|younger|taller|shorter|heavier|lighter|cheaper|more expensive|longer|larger|bigger|smaller|denser|faster|slower|newer|deeper|wider|richer|poorer)';

export type Both = readonly [Filter, Filter];

/** Two years or two days. */
const timesOf = (scene: Scene, codes: readonly [string, string]): Both | undefined => {
  const [one, other] = codes.map((code) => filtersIn(scene, code));
  return one?.[0] && other?.[0] && one.length + other.length === 2 ? [one[0], other[0]] : undefined;
};

/** The column that two values are of. */
const sharedOf = (scene: Scene, codes: readonly [string, string]): Field | undefined => {
  const [one, other] = codes.map((code) => scene.mark(code).cells);
  const shared = (one ?? []).flatMap(({ field }) =>
    (other ?? []).some((cell) => cell.field === field) ? [field] : [],
  );
  const whole = shared.filter((field) =>
    [one, other].every((cells) => cells?.some((cell) => cell.field === field && cell.whole)),
  );
  const found = whole.length > 0 ? whole : shared;
  const [only, ...others] = found.length > 1 ? scene.spokenOf(found) : found;
  return others.length > 0 ? undefined : only;
};

/** Two values of one column. */
export const bothOf = (scene: Scene, { a = '', b = '' }: Groups): Both | undefined => {
  if (!a.startsWith('V') || !b.startsWith('V')) return a[0] === b[0] ? timesOf(scene, [a, b]) : undefined;
  const field = sharedOf(scene, [a, b]);
  return field && [scene.cell(a, field), scene.cell(b, field)];
};

/** The rows of the one or of the other. */
export const among = ([one, other]: Both): Filter => {
  const values = [one, other].flatMap(({ predicate }) => (predicate.kind === 'in' ? predicate.values : []));
  const isListed = one.predicate.kind === 'in' && other.predicate.kind === 'in';
  const predicate: Predicate = isListed
    ? { kind: 'in', left: columnOf(one.field.column), values, negated: false }
    : { kind: 'any', of: [one.predicate, other.predicate] };
  return { field: one.field, predicate, text: `${one.text} or ${other.text}` };
};

/** Which of the two a row is, in the words of the question where the cell has others. */
export const asAsked = (scene: Scene, { a = '', b = '' }: Groups, both: Both): readonly Selected[] => {
  const texts = [scene.mark(a).text, scene.mark(b).text] as const;
  const isSame = both.every(
    ({ predicate }, at) =>
      predicate.kind === 'in' &&
      predicate.values.every((value) => fold(String(value)) === fold(texts[at] ?? '')),
  );
  return isSame
    ? []
    : [
        {
          expression: { kind: 'either', test: both[0].predicate, texts },
          name: 'asked_for',
          label: 'as asked',
        },
      ];
};

const idle =
  /\b(?:between|win|won|have|had|score|scored|get|got|receive|received|earn|earned|did|does|do|total|than|is|was|were|has)\b/g;

/** What is said beside the two. */
export const restOf = (scene: Scene, said: Groups): readonly Filter[] | undefined => {
  const [before, after] = [said.before, said.after].map((part = '') => part.replace(idle, ' '));
  const first = filtersIn(scene, before ?? '');
  const second = first && filtersIn(scene, after ?? '');
  return first && second && [...first, ...second];
};
