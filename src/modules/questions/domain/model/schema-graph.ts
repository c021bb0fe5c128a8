import type { ColumnView, ForeignKeyView, SchemaView, TableView } from '#modules/catalog';

export interface Column {
  readonly table: Table;
  readonly view: ColumnView;
  readonly name: string;
  /** `table.column`. */
  readonly id: string;
}

/** One way from a table to another: the columns that are equal, and whether at most one row is reached. */
export interface Edge {
  readonly from: Table;
  readonly to: Table;
  readonly on: readonly (readonly [Column, Column])[];
  readonly toOne: boolean;
  readonly weight: number;
}

export interface Table {
  readonly view: TableView;
  readonly name: string;
  readonly columns: readonly Column[];
  /** What identifies a row, without the time. */
  readonly dimensions: readonly Column[];
  /** The time a row is about, when the same things are measured again and again. */
  readonly time?: Column;
  /** What people call a row by. */
  readonly nameColumn?: Column;
  readonly edges: Edge[];
}

export interface SchemaGraph {
  readonly tables: readonly Table[];
  readonly columns: ReadonlyMap<string, Column>;
}

const isTime = (column: ColumnView): boolean => column.role === 'time' || column.meaning === 'year';

/** A year as a number: what tables repeat their rows by. */
const isYear = (column: ColumnView): boolean => isTime(column) && column.type === 'integer';

export const isNumeric = (column: Column): boolean =>
  column.view.type === 'integer' || column.view.type === 'decimal';

export const isTemporal = (column: Column): boolean =>
  isTime(column.view) || column.view.type === 'date' || column.view.type === 'timestamp';

const nameMeanings = new Set(['state-name', 'county-name', 'city-name']);

/** Rows of their own lie in a place, and are not called by it: only places are. */
const ofPlaces = /state|count(?:y|ie)|cit(?:y|ie)|town|village|place|municipalit|capital/;

const nameScore = (column: ColumnView, table: TableView): number => {
  if (column.type !== 'text') return 0;
  const name = column.name.toLowerCase();
  const own = table.name.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
  if (column.meaning && nameMeanings.has(column.meaning)) {
    if (table.primaryKey.includes(column.name)) return 5;
    return table.primaryKey.length === 1 && !ofPlaces.test(own) ? 0 : 3;
  }
  if (name === 'name' || name === 'title' || name === `${own}_name` || name === `${own}name`) return 6;
  if (name === own) return 7;
  if (column.role === 'name') return 4;
  return /(^|_)(name|title)$/.test(name) ? 2 : 0;
};

const findName = (columns: readonly Column[], table: TableView): Column | undefined =>
  columns
    .map((column) => ({ column, score: nameScore(column.view, table) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]?.column;

/** Without a key, a list of places is told apart by their names and what they lie in. */
const placesOf = (columns: readonly Column[], nameColumn: Column | undefined): readonly Column[] => {
  if (!nameColumn?.view.meaning) return [];
  const state = columns.find((column) => column !== nameColumn && column.view.meaning === 'state-name');
  if (state) return [nameColumn, state];
  return nameColumn.view.distinctCount >= nameColumn.table.view.rowCount ? [nameColumn] : [];
};

/** Figures that stand at a time: of places, of people, or such as can never be added up. Others may well be added over years. */
const areStocks = (columns: readonly Column[], keyed: readonly Column[]): boolean => {
  const places = keyed.some(({ view }) => view.meaning !== undefined && view.meaning !== 'year');
  const measures = columns.filter(({ view }) => view.role === 'measure');
  return (
    places ||
    measures.every(
      ({ view }) => view.unit === 'people' || view.unit === 'households' || view.aggregation !== 'sum',
    )
  );
};

const toTable = (view: TableView): Table => {
  const columns: Column[] = [];
  const key = view.primaryKey;
  const table: Table = { view, name: view.name, columns, dimensions: [], edges: [] };
  for (const column of view.columns) {
    columns.push({ table, view: column, name: column.name, id: `${view.name}.${column.name}` });
  }
  const keyed = columns.filter((column) => key.includes(column.name));
  const time = keyed.find((column) => isYear(column.view));
  const measured = columns.some((column) => column.view.role === 'measure') && areStocks(columns, keyed);
  const nameColumn = findName(columns, view);
  return Object.assign(table, {
    dimensions: keyed.length > 0 ? keyed.filter((column) => column !== time) : placesOf(columns, nameColumn),
    ...(time && measured && { time }),
    ...(nameColumn && { nameColumn }),
  });
};

const connect = (tables: ReadonlyMap<string, Table>, key: ForeignKeyView): void => {
  const from = tables.get(key.table);
  const to = tables.get(key.references.table);
  if (!from || !to || key.columns.length === 0) return;
  const pairs = key.columns.flatMap((name, index): (readonly [Column, Column])[] => {
    const a = from.columns.find((column) => column.name === name);
    const b = to.columns.find((column) => column.name === key.references.columns[index]);
    return a && b ? [[a, b]] : [];
  });
  if (pairs.length !== key.columns.length) return;
  const weight = key.declared ? 1 : 1 + (1 - key.score);
  const unique =
    to.view.primaryKey.every((name) => key.references.columns.includes(name)) ||
    pairs.some(([, column]) => column.view.distinctCount >= to.view.rowCount);
  const identifying =
    from.view.primaryKey.length > 0 && from.view.primaryKey.every((name) => key.columns.includes(name));
  from.edges.push({ from, to, on: pairs, toOne: unique, weight });
  if (from !== to) {
    to.edges.push({
      from: to,
      to: from,
      on: pairs.map(([a, b]) => [b, a] as const),
      toOne: identifying,
      weight,
    });
  }
};

/** The schema as a graph of tables joined by their keys. */
export const buildGraph = (schema: SchemaView): SchemaGraph => {
  const tables = schema.tables.map(toTable);
  const byName = new Map(tables.map((table) => [table.name, table]));
  for (const key of schema.foreignKeys) connect(byName, key);
  return {
    tables,
    columns: new Map(tables.flatMap((table) => table.columns.map((column) => [column.id, column] as const))),
  };
};

/** Rows that only tie others to each other: to pass them is hardly a step. */
export const isLink = ({ columns, edges }: Table): boolean =>
  columns.every(({ view }) => view.role === 'key') && edges.filter(({ toOne }) => toOne).length === 2;
