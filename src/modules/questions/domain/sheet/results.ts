import type { CellSense } from './cells.js';
import type { Field } from './field.js';
import type { Sheet } from './sheet.js';

type Outcome = 'win' | 'loss' | 'draw';

const words: Readonly<Record<string, Outcome>> = {
  ...Object.fromEntries(['win', 'wins', 'won', 'winning', 'victory', 'victories'].map((one) => [one, 'win'])),
  ...Object.fromEntries(
    ['lose', 'loses', 'lost', 'loss', 'losses', 'losing', 'defeats'].map((one) => [one, 'loss']),
  ),
  ...Object.fromEntries(
    ['draw', 'draws', 'drew', 'drawn', 'tie', 'ties', 'tied'].map((one) => [one, 'draw']),
  ),
};

const patterns: Readonly<Record<Outcome, RegExp>> = {
  win: /^w(?:in|ins|on|inner)?(?![\p{L}])/iu,
  loss: /^l(?:oss|ost|ose)?(?![\p{L}])/iu,
  draw: /^(?:d(?:raw|rew|rawn)?|t(?:ie|ied)?)(?![\p{L}])/iu,
};

const isResult = ({ values, kind }: Field): boolean => {
  const said = values.filter((value) => /\p{L}/u.test(value));
  const fit = said.filter((value) => Object.values(patterns).some((pattern) => pattern.test(value)));
  return kind === 'text' && fit.length >= 2 && fit.length >= 0.7 * said.length;
};

const known = new WeakMap<Sheet, Field | 'none'>();

/** The column that says how each game ended: "W 24–6", "Loss". */
export const resultField = (sheet: Sheet): Field | undefined => {
  const found = known.get(sheet) ?? sheet.fields.find(isResult) ?? 'none';
  known.set(sheet, found);
  return found === 'none' ? undefined : found;
};

/** "won", "losses": the rows with such a result, where a column tells it. */
export const resultCells = (sheet: Sheet, word: string): readonly CellSense[] => {
  const outcome = Object.hasOwn(words, word) ? words[word] : undefined;
  const field = outcome && resultField(sheet);
  if (!outcome || !field) return [];
  const values = field.values.filter((value) => patterns[outcome].test(value));
  return values.length > 0 ? [{ field, values, whole: true }] : [];
};
