import { splitName } from '../model/names.js';
import type { Column, Table } from '../model/schema-graph.js';

/** Names of smaller places repeat: they are shown with the state they are in. */
const needsQualifier = (column: Column): boolean =>
  column.view.meaning === 'city-name' || column.view.meaning === 'county-name';

const qualifierOf = (table: Table): Column | undefined =>
  table.columns.find((column) => column.view.meaning === 'state-name') ??
  table.columns.find((column) => column.view.meaning === 'state-abbreviation');

const codeOf = (table: Table): Column | undefined =>
  table.columns.find((column) => column.view.meaning === 'county-fips');

/** What says most of a row that has no name: `product_details`, `address_content`. */
const describing = ({ columns, name }: Table): readonly Column[] => {
  const own =
    splitName(name)
      .at(-1)
      ?.replace(/(?:es|s)$/, '') ?? '';
  const texts = columns.filter(({ view }) => view.type === 'text' && view.role !== 'key');
  const found =
    texts.find((column) => /(?:details?|description|content|title|label)$/i.test(column.name)) ??
    texts.find((column) => own.length > 3 && splitName(column.name)[0]?.startsWith(own));
  return found ? [found] : [];
};

/** The columns that people know a row of a table by. */
export const entityColumns = (table: Table): readonly Column[] => {
  const { nameColumn, dimensions } = table;
  if (!nameColumn) return dimensions.length > 0 ? [...dimensions, ...describing(table)] : table.columns;
  const qualifier = needsQualifier(nameColumn) ? qualifierOf(table) : undefined;
  const code = nameColumn.view.meaning === 'county-name' ? codeOf(table) : undefined;
  return [...(code ? [code] : []), nameColumn, ...(qualifier ? [qualifier] : [])];
};

/** The columns to show for a column that was asked for: a name of places comes with what tells them apart. */
export const shownFor = (column: Column): readonly Column[] =>
  column === column.table.nameColumn && needsQualifier(column) ? entityColumns(column.table) : [column];
