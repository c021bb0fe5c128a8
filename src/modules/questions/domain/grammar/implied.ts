import { nameKey } from '../model/lexicon.js';
import { isTemporal } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import type { Chart } from './chart.js';

const isOrdered = (type: string): boolean =>
  ['integer', 'decimal', 'date', 'timestamp', 'time'].includes(type);

/** What an adjective is about, as a noun that nobody said: "oldest" of an age, "largest" of a size. */
export const implied = (chart: Chart, text: string, nouns: readonly string[]): Mention | undefined => {
  const { lexicon, language } = chart.model;
  const columns = nouns.flatMap((name, position) => {
    const key = nameKey(name.split(' '), language);
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

export const timeNouns = ['year', 'date', 'time', 'start date'];

/** Dates that are called anything else: "sold on". */
const unnamed = 0.6;

/** A time that is not named: any there is, rather those that are called so. */
export const timeNamed = (chart: Chart, text: string): Mention | undefined => {
  const named = implied(chart, text, timeNouns);
  const known = new Set(named?.columns.map(({ column }) => column));
  const others = [...chart.model.graph.columns.values()]
    .filter((column) => isTemporal(column) && !known.has(column))
    .map((column) => ({ column, score: unnamed }));
  const columns = [...(named?.columns ?? []), ...others];
  return columns.length > 0 ? { text, tables: [], columns, plural: false, implied: true } : undefined;
};
