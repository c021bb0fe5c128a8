import type { Mention, ValueMention } from '../parse/draft.js';
import type { Chunk } from '../senses/chunk.js';
import type { Quantity } from '../text/numbers.js';
import type { Operator } from '../text/operators.js';
import type { Chart, Found, Parser } from './chart.js';

/** Every piece costs something: the fewer there are, the better a name was recognised. */
const piece = 0.1;

/** What starts here, small words left out before it. */
const chunks =
  <T>(
    read: (chunk: Chunk, chart: Chart) => T | undefined,
    extra: (chunk: Chunk) => number = () => 0,
  ): Parser<T> =>
  (chart, start) => {
    const found: Found<T>[] = [];
    for (let at = start; at < chart.tokens.length; at += 1) {
      for (const chunk of chart.chunksAt(at)) {
        const value = read(chunk, chart);
        if (value !== undefined) found.push({ end: chunk.to, value, cost: piece + extra(chunk) });
      }
      if (!chart.isSmall(at)) break;
    }
    return found;
  };

export const toMention = (chunk: Chunk): Mention => ({
  text: chunk.corrected ?? chunk.text,
  tables: chunk.tables,
  columns: chunk.columns,
  plural: chunk.plural,
  ...(chunk.related && { related: true as const }),
});

const nounCost = ({ tables, columns }: Chunk): number =>
  1.2 * (1 - Math.max(0, ...columns.map(({ score }) => score), ...tables.map(({ score }) => score)));

/** "number of students" counts them, and is not the number that tells one from the other. */
const named = (chunk: Chunk): Mention | undefined => {
  const sure = [...chunk.tables, ...chunk.columns].some(({ score }) => score > 0.95);
  if (!sure && / and /.test(chunk.word)) return undefined;
  if (!/^(?:the )?(?:total )?numbers? of/.test(chunk.word)) return toMention(chunk);
  const columns = chunk.columns.filter(({ column }) => column.view.role === 'measure');
  return columns.length > 0 ? { ...toMention(chunk), columns, tables: [] } : undefined;
};

/** Words that name something of the schema. */
export const noun: Parser<Mention> = chunks(
  (chunk) => (chunk.noun && !chunk.related ? named(chunk) : undefined),
  nounCost,
);

/** "published": a word that only has to do with what it names. */
export const relatedNoun: Parser<Mention> = chunks(
  (chunk) => (chunk.noun && chunk.related ? toMention(chunk) : undefined),
  () => 0.2,
);

/** Words that are a value, or a quoted text. */
export const value: Parser<ValueMention> = chunks(
  (chunk) =>
    chunk.values.length > 0 || chunk.quoted
      ? { text: chunk.text, values: chunk.values, ...(chunk.quoted && { quoted: true as const }) }
      : undefined,
  ({ tables, quoted }) => (!quoted && tables.some(({ score }) => score > 0.9) ? 0.4 : 0),
);

/** The operators of a kind. */
type OfKind<O, K> = O extends { readonly kind: infer X } ? ([K] extends [X] ? O : never) : never;

/** A word or phrase of the closed list of operators. */
export const op = <K extends Operator['kind']>(
  kind: K,
  holds: (operator: OfKind<Operator, K>) => boolean = () => true,
): Parser<OfKind<Operator, K> & { readonly text: string }> =>
  chunks(({ operator, text }) =>
    operator?.kind === kind && holds(operator as OfKind<Operator, K>)
      ? { ...(operator as OfKind<Operator, K>), text }
      : undefined,
  );

export const quantity = (holds: (quantity: Quantity) => boolean = () => true): Parser<Quantity> =>
  chunks((chunk) => (chunk.quantity && holds(chunk.quantity) ? chunk.quantity : undefined));

export const date: Parser<string> = chunks(({ date: iso }) => iso);

/** One of these words, whatever else they may be. */
export const word = (...words: readonly string[]): Parser<string> => {
  const wanted = new Set(words);
  return (chart, start) => {
    for (let at = start; at < chart.tokens.length; at += 1) {
      const token = chart.tokens[at]?.word ?? '';
      if (wanted.has(token) && chart.tokens[at]?.kind !== 'quoted')
        return [{ end: at + 1, value: token, cost: piece }];
      if (!chart.isSmall(at)) break;
    }
    return [];
  };
};

/** Several words in a row. */
export const words = (text: string): Parser<string> => {
  const [first = '', ...rest] = text.split(' ');
  return (chart, start) =>
    word(first)(chart, start).flatMap(({ end }) =>
      rest.every((one, index) => chart.tokens[end + index]?.word === one)
        ? [{ end: end + rest.length, value: text, cost: piece }]
        : [],
    );
};

/** A word that says what is done, of which the data may know nothing. */
export const verb: Parser<string> = chunks((chunk) =>
  chunk.verb || (chunk.asking && !chunk.noun && !chunk.skip) ? chunk.word : undefined,
);

/** "show", "list": a word that says that something is wanted. */
export const asking: Parser<string> = chunks((chunk) => (chunk.asking ? chunk.word : undefined));

/** The end of the question. */
export const end: Parser<undefined> = (chart, start) => {
  let at = start;
  while (at < chart.tokens.length && chart.isSmall(at)) at += 1;
  return at === chart.tokens.length ? [{ end: at, value: undefined, cost: 0 }] : [];
};
