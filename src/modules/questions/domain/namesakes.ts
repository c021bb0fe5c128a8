import type { ColumnView, Dialect, SchemaView, TableView } from '#modules/catalog';
import { idioms } from './print/dialects.js';

/** A name, and what tells the rows that carry it apart: the Springfields by their states. */
export interface Namesake {
  readonly table: string;
  readonly column: string;
  readonly name: string;
  readonly qualifier: string;
  /** What tells them apart, the most important first: `['Missouri', 'Massachusetts']`. */
  readonly qualifiedBy: readonly string[];
  /** There is only one, but hardly anybody knows it by its name alone. */
  readonly obscure?: boolean;
  /** One of them is so large that its name alone calls it to mind. */
  readonly large?: boolean;
  /** The first is so much larger than all the others that its name alone means it. */
  readonly dominant?: boolean;
}

/** To be run once per data version: each row is `[name, qualifiedBy, obscure, large, dominant]`, and makes one namesake. */
export interface NamesakeQuery {
  readonly table: string;
  readonly column: string;
  readonly qualifier: string;
  readonly sql: string;
}

/** The Census Bureau calls a place urban from this size on; smaller ones are not meant by their bare name. */
const wellKnown = 5000;

/** The Census Bureau calls a place an urbanized area from this size on. */
const dominantFrom = 50_000;

/** All places of a name together, against the largest of them. */
const othersAtMost = 1.05;

/** From this size on a place is a large city, which competes with a state of the same name. */
const largeFrom = 100_000;

const qualifierOf = (table: TableView): ColumnView | undefined =>
  table.columns.find((column) => column.meaning === 'state-name') ??
  table.columns.find((column) => column.meaning === 'state-abbreviation');

const sizeOf = (table: TableView): ColumnView | undefined =>
  table.columns.find(
    (column) => column.role === 'measure' && column.aggregation === 'sum' && column.unit === 'people',
  );

const queryFor = (table: TableView, column: ColumnView, dialect: Dialect): NamesakeQuery | undefined => {
  const qualifier = qualifierOf(table);
  if (!qualifier) return undefined;
  const { name: quoted, sorted, texts } = idioms[dialect];
  const [name, by, from] = [column.name, qualifier.name, table.name].map(quoted);
  const size = sizeOf(table);
  const measured = size ? `max(${quoted(size.name)})` : 'count(*)';
  const qualifiers = texts('qualifier', `${sorted('size', true)}, qualifier`);
  const small =
    size && column.meaning === 'city-name' ? `coalesce(max(size) < ${wellKnown}, false)` : 'false';
  const large = size ? `coalesce(max(size) >= ${largeFrom}, false)` : 'false';
  const dominant = size
    ? `coalesce(max(size) >= ${dominantFrom} AND sum(size) <= ${othersAtMost} * max(size), false)`
    : 'false';
  const sql = `SELECT name, ${qualifiers}, count(*) = 1 AND ${small}, ${large}, ${dominant}
FROM (SELECT ${name} AS name, ${by} AS qualifier, ${measured} AS size FROM ${from} WHERE ${name} IS NOT NULL AND ${by} IS NOT NULL GROUP BY 1, 2) places
GROUP BY name
ORDER BY name`;
  return { table: table.name, column: column.name, qualifier: qualifier.name, sql };
};

/**
 * The queries whose rows tell what the places of the source lie in, and which of their names are shared. Of tables with rows
 * that somebody may not see nothing is asked: what is made of the answers is made for others, too.
 */
export const namesakeQueriesOf = ({ tables, dialect, withheld }: SchemaView): readonly NamesakeQuery[] =>
  tables
    .filter(({ name }) => !withheld?.tables.includes(name))
    .flatMap((table) =>
      table.columns
        .filter((column) => column.meaning === 'city-name' || column.meaning === 'county-name')
        .flatMap((column) => queryFor(table, column, dialect) ?? []),
    );
