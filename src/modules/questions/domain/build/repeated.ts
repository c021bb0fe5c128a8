import type { Column, Table } from '../model/schema-graph.js';

/** Several rows of one thing: a river for every state that it runs through, told by its name alone. */
export const repeatedName = ({ name, nameColumn, dimensions, view }: Table): Column | undefined => {
  const thing = name.toLowerCase().replace(/s$/, '');
  if (!nameColumn?.name.toLowerCase().startsWith(thing) || dimensions.length > 0) return undefined;
  return nameColumn.view.distinctCount * 1.3 <= view.rowCount ? nameColumn : undefined;
};

/** As many figures as names: the length of the river, written down with every row of it, and nothing that adds up. */
export const isOfName = ({ table, view }: Column): boolean => {
  const things = repeatedName(table)?.view.distinctCount ?? 0;
  return view.role === 'measure' && view.distinctCount <= things && view.distinctCount >= 0.7 * things;
};
