import type { InferredSchema } from './model.js';

/** What the owner of the data has written about a table, or about one of its columns. */
export interface Description {
  readonly table: string;
  readonly column?: string;
  readonly description?: string;
}

export function withDescriptions(
  schema: InferredSchema,
  descriptions: readonly Description[],
): InferredSchema {
  const keyOf = (table: string, column = '') => JSON.stringify([table, column]);
  const known = new Map(
    descriptions.flatMap(({ table, column, description }) =>
      description ? [[keyOf(table, column), description] as const] : [],
    ),
  );
  const described = <T>(one: T, key: string): T => {
    const description = known.get(key);
    return description === undefined ? one : { ...one, description };
  };
  return {
    ...schema,
    tables: schema.tables.map((table) => {
      const columns = table.columns.map((column) => described(column, keyOf(table.name, column.name)));
      return described({ ...table, columns }, keyOf(table.name));
    }),
  };
}
