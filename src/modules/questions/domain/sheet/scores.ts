import { columnOf, type Expression } from '../query/query.js';
import type { Field } from './field.js';
import type { Scene } from './scene.js';
import type { Sheet } from './sheet.js';

const score = /(\d{1,3}) ?[–-] ?(\d{1,3})(?!\d)/;
const first = '([0-9]{1,3}) ?[–-] ?[0-9]{1,3}';
const second = '[0-9]{1,3} ?[–-] ?([0-9]{1,3})';

const isScore = ({ kind, values, column }: Field): boolean =>
  kind === 'text' &&
  /\b(?:score|result|res|final)\b/i.test(column.name) &&
  values.length > 0 &&
  values.filter((value) => score.test(value)).length >= 0.7 * values.length;

/** The column that says how games ended in figures; of a score and a result that has it as well the score. */
const scoreField = ({ fields }: Sheet): Field | undefined => {
  const found = fields.filter(isScore);
  const named = found.filter(({ column }) => /\bscore\b/i.test(column.name));
  const [only, ...others] = found.length > 1 ? named : found;
  return others.length === 0 ? only : undefined;
};

const numberIn = (field: Field, pattern: string): Expression => ({
  kind: 'number',
  of: { kind: 'part', of: columnOf(field.column), pattern },
});

/** Whether the own points stand first: wins have more before the line, and losses less. */
const isOwnFirst = ({ values }: Field): boolean => {
  const told = values.flatMap((value) => {
    const [, a, b] = score.exec(value) ?? [];
    const letter = /^\W*([WL])/i.exec(value)?.[1]?.toUpperCase();
    return a !== undefined && b !== undefined && letter ? [{ letter, lead: Number(a) - Number(b) }] : [];
  });
  return (
    told.some(({ letter }) => letter === 'L') &&
    told.every(({ letter, lead }) => (letter === 'W' ? lead >= 0 : lead <= 0))
  );
};

export interface Scores {
  readonly field: Field;
  /** By how much it was won or lost. */
  readonly margin: Expression;
  readonly total: Expression;
  /** Of those the table is about, and of the others: known only where the wins tell which stands first. */
  readonly own?: Expression;
  readonly others?: Expression;
}

/** What the scores of a sheet say; nothing where there are none. */
export const scoresOf = ({ sheet }: Scene): Scores | undefined => {
  const field = scoreField(sheet);
  if (!field) return undefined;
  const [left, right] = [numberIn(field, first), numberIn(field, second)];
  return {
    field,
    margin: { kind: 'distance', left, right },
    total: { kind: 'arithmetic', op: '+', left, right },
    ...(isOwnFirst(field) && { own: left, others: right }),
  };
};
