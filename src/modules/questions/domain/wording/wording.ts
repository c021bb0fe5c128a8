import type { SchemaView } from '#modules/catalog';

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nodesOf = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? value.filter(isNode) : [];

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Thrown where a part of a statement has no words: it is named, and nothing is made up for it. */
export class NoWords extends Error {
  constructor(readonly part: string) {
    super(part);
  }
}

const everywhere = new Set(['class', 'type', 'alias', 'query_location']);

const isEmptyOrder = (value: unknown): boolean => isNode(value) && Object.keys(value).join() === 'type';

/** Fails unless these are all the fields there are: what is not looked at could change the meaning. */
export const assertOnly = (node: Node, fields: readonly string[], part: string): void => {
  for (const [field, value] of Object.entries(node))
    if (!everywhere.has(field) && !fields.includes(field) && !isEmptyOrder(value)) throw new NoWords(part);
};

/** What tables and columns are called for people. */
export interface Names {
  readonly table: (name: string) => string;
  readonly column: (names: readonly string[]) => string;
}

const lower = (name: string): string => name.toLowerCase();

/** A column by its label where every table of the statement that has it calls it the same; else as it is written. */
export const namesIn = ({ tables }: SchemaView, used: readonly string[]): Names => {
  const read = tables.filter(({ name }) => used.includes(name));
  return {
    table: (name) =>
      read.find((table) => lower(table.name) === lower(name))?.label.toLowerCase() ?? `"${name}"`,
    column: (names) => {
      const written = names.at(-1) ?? '';
      const labels = read.flatMap(({ columns }) =>
        columns.filter(({ name }) => lower(name) === lower(written)).map(({ label }) => label.toLowerCase()),
      );
      const [label, ...others] = new Set(labels);
      const said = label !== undefined && others.length === 0 ? label : `"${written}"`;
      return names.length > 1 ? `${said} of ${names.slice(0, -1).join('.')}` : said;
    },
  };
};
