import type { Meaning } from '../glossary/term.js';
import type { CompiledModel } from '../model/compile.js';

export type Named = Exclude<Meaning, { kind: 'definition' }>;

/** Something that unknown words of a question may be a name of. */
export interface Candidate {
  readonly meaning: Named;
  /** What the engine knows it as. */
  readonly known: string;
}

interface Sql {
  readonly text: string;
  readonly tables: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const literals = (sql: string): readonly string[] =>
  [...sql.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"));

const mentions = (sql: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d_])${escaped(name)}(?![\\p{L}\\d_])`, 'iu').test(sql);

/** The tables, columns and values that SQL by hand is about. */
export const candidatesIn = ({ text, tables }: Sql, { graph, values }: CompiledModel): Candidate[] => {
  const used = graph.tables.filter(({ name }) => tables.includes(name));
  const written = literals(text);
  return used.flatMap((table): Candidate[] => [
    { meaning: { kind: 'table', table: table.name }, known: table.view.label },
    ...table.columns.flatMap((column): Candidate[] => {
      const of = { table: table.name, column: column.name };
      const stored = values.ofColumn.get(column.id) ?? [];
      return [
        ...(mentions(text, column.name)
          ? [{ meaning: { kind: 'column' as const, ...of }, known: column.view.label }]
          : []),
        ...written
          .filter((value) => stored.includes(value))
          .map((value) => ({ meaning: { kind: 'value' as const, ...of, value }, known: value })),
      ];
    }),
  ]);
};

/** A question with the one thing in it that was not understood. */
export interface Gap {
  readonly phrase: string;
  /** The question with other words in its place. */
  fill(words: string): string;
}

/** Nothing when what was not understood is not one run of words. */
export const gapIn = (question: string, notUnderstood: readonly string[]): Gap | undefined => {
  if (notUnderstood.length === 0 || notUnderstood.length > 3) return undefined;
  const pattern = notUnderstood.map((word) => escaped(word)).join('\\s+');
  const found = new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'iu').exec(question);
  if (!found) return undefined;
  const [before, after] = [question.slice(0, found.index), question.slice(found.index + found[0].length)];
  return { phrase: found[0].replace(/\s+/g, ' '), fill: (words) => `${before}${words}${after}` };
};
