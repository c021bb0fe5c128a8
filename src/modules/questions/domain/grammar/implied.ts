import { lemmaOf } from '../model/lexicon.js';
import type { Mention } from '../parse/draft.js';
import type { Chart } from './chart.js';

const isOrdered = (type: string): boolean =>
  ['integer', 'decimal', 'date', 'timestamp', 'time'].includes(type);

/** What an adjective is about, as a noun that nobody said: "oldest" of an age, "largest" of a size. */
export const implied = (chart: Chart, text: string, nouns: readonly string[]): Mention | undefined => {
  const { lexicon, language } = chart.model;
  const columns = nouns.flatMap((name, position) => {
    const key = name
      .split(' ')
      .map((one) => lemmaOf(one, language))
      .join(' ');
    return (lexicon.columns.get(key) ?? [])
      .filter(
        ({ column, score }) => score >= 0.55 && isOrdered(column.view.type) && column.view.role !== 'key',
      )
      .map(({ column, score }) => ({ column, score: score - 0.08 * position }));
  });
  const best = new Map(columns.toReversed().map((sense) => [sense.column, sense]));
  const senses = [...best.values()];
  return senses.length > 0 ? { text, tables: [], columns: senses, plural: false, implied: true } : undefined;
};
