import { lemmaOf } from '../model/lexicon.js';
import type { Column, Table } from '../model/schema-graph.js';
import { isNumeric, isTemporal } from '../model/schema-graph.js';
import type { Frame } from './frame.js';
import { NoSuchData, Refusal } from './refusal.js';

const reach = (frame: Frame, table: Table): number => {
  if (table === frame.root) return 0;
  if (frame.rows.has(table)) return 1;
  return [...frame.rows].some((one) => one.edges.some((edge) => edge.to === table)) ? 2 : 9;
};

interface Found {
  readonly column: Column;
  readonly rank: number;
}

const foundIn = (frame: Frame, noun: string, position: number): readonly Found[] => {
  const { lexicon, language } = frame.input.model;
  const key = noun
    .split(' ')
    .map((word) => lemmaOf(word, language))
    .join(' ');
  return (lexicon.columns.get(key) ?? [])
    .filter(({ column, score }) => score >= 0.6 && (isNumeric(column) || isTemporal(column)))
    .map(({ column, score }) => ({
      column,
      rank: position * 0.4 + reach(frame, column.table) + (1 - score),
    }));
};

/** The column that an adjective is about: "oldest" asks for an age, "largest" for a population or an area. */
export const columnFor = (frame: Frame, nouns: readonly string[], said: string): Column => {
  const found = nouns
    .flatMap((noun, position) => foundIn(frame, noun, position))
    .filter(({ rank }) => rank < 5);
  const [first, second] = [...found].sort((a, b) => a.rank - b.rank);
  if (!first)
    throw new NoSuchData(
      `"${said}" does not say by what: there is no ${nouns.slice(0, 3).join(', ')} for ${frame.root.view.label.toLowerCase()}.`,
      2,
      [said],
    );
  if (second && second.column !== first.column && second.rank - first.rank < 0.15) {
    throw new Refusal(
      `"${said}" can mean ${first.column.view.label.toLowerCase()} or ${second.column.view.label.toLowerCase()}.`,
      4,
      [said],
    );
  }
  return first.column;
};
