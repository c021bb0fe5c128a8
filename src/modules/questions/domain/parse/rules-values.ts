import { type Chunk, isNoun } from '../senses/chunk.js';
import { type Cursor, type Rule, toMention, toValue } from './cursor.js';
import type { Mention, ValueMention } from './draft.js';

const isValue = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk !== undefined && (chunk.values.length > 0 || chunk.quoted === true);

const sharesColumn = (a: Chunk, b: Chunk): boolean =>
  a.values.some((one) =>
    b.values.some(
      (other) =>
        one.column === other.column || sameMeaning(one.column.view.meaning, other.column.view.meaning),
    ),
  );

const sameMeaning = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

const fits = (mention: Mention, value: Chunk): boolean =>
  value.quoted === true ||
  mention.columns.some(({ column }) => value.values.some((sense) => sense.column === column)) ||
  mention.tables.some(({ table }) => value.values.some((sense) => sense.column.table === table));

/** "the" of "the South and the West". */
const isSmall = (chunk: Chunk | undefined): boolean =>
  chunk?.skip === true && !chunk.operator && !isNoun(chunk) && chunk.values.length === 0;

/** "of Texas and OF Ohio": said again before the next in a list. */
const isPreposition = (chunk: Chunk | undefined): boolean =>
  ['of', 'in', 'from'].includes(chunk?.operator?.kind ?? '') && !isNoun(chunk);

/** "Texas, Ohio and Utah": values that can be of one column. */
const takeValues = (cursor: Cursor): readonly [ValueMention[], boolean] => {
  const first = cursor.peek() as Chunk;
  const values = [toValue(first)];
  let either = false;
  cursor.at += 1;
  for (;;) {
    let at = 0;
    while (isSmall(cursor.peek(at))) at += 1;
    const start = at;
    while (['and', 'or', 'versus'].includes(cursor.peek(at)?.operator?.kind ?? '')) {
      either ||= cursor.peek(at)?.operator?.kind === 'or';
      at += 1;
      while (isSmall(cursor.peek(at)) || isPreposition(cursor.peek(at))) at += 1;
    }
    if (cursor.isOperator('versus')) cursor.draft.versus = true;
    const next = cursor.peek(at);
    if (at === start || !isValue(next) || !(sharesColumn(first, next) || (first.quoted && next.quoted)))
      break;
    values.push(toValue(next));
    cursor.at += at + 1;
  }
  return [values, either];
};

/** "city Austin", "state of New York", "position forward": the column or thing said just before its value. */
const columnBefore = (cursor: Cursor, value: Chunk): Mention | undefined => {
  const mention = cursor.dangling;
  return mention && fits(mention, value) ? mention : undefined;
};

/** "Los Angeles county", "friendly type", "Italian restaurants": said just after. */
const columnAfter = (cursor: Cursor, value: Chunk): Mention | undefined => {
  const next = cursor.peek();
  if (!isNoun(next) || next.values.length > 0 || next.operator) return undefined;
  const mention = toMention(next);
  const named = mention.columns.some(
    ({ column, score }) => score > 0.6 && value.values.some((sense) => sense.column === column),
  );
  if (!named || mention.plural) return undefined;
  cursor.at += 1;
  return mention;
};

export const valueRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  if (!isValue(chunk)) return false;
  if (isNoun(chunk) && !chunk.quoted && preferNoun(cursor, chunk)) return false;
  const both = cursor.isOperator('both', -1) !== undefined;
  const before = columnBefore(cursor, chunk);
  if (cursor.dangling && !before && cursor.dangling.tables.length === 0) return false;
  const [values, either] = takeValues(cursor);
  if (either) cursor.either = false;
  const column = before ?? columnAfter(cursor, chunk);
  cursor.add({
    kind: 'value',
    ...(column && { column }),
    values,
    ...(both && !either && { all: true as const }),
    ...(either && { either: true as const }),
  });
  if (column) cursor.lastColumn = column;
  return true;
};

/** A word that is both a name of the schema and a value is a name, unless a column is waiting for its value. */
const preferNoun = (cursor: Cursor, chunk: Chunk): boolean => {
  if (cursor.dangling) return !fits(cursor.dangling, chunk);
  const noun = Math.max(
    ...chunk.tables.map(({ score }) => score),
    ...chunk.columns.map(({ score }) => score),
    0,
  );
  return noun > 0.75;
};

/** "in the US": everything, where the source is about the whole country. */
export const wholeCountryRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  if (chunk?.operator?.kind !== 'country' || chunk.values.length > 0 || isNoun(chunk)) return false;
  const pronoun = chunk.word === 'us' && !/^U\.?S\.?$/.test(chunk.text);
  if (pronoun && cursor.peek(-1)?.word !== 'the' && cursor.link !== 'in') return false;
  cursor.at += 1;
  cursor.draft.wholeCountry = true;
  return true;
};
