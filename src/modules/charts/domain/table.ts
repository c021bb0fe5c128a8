import type { ChartCell, ChartColumn, ChartData } from '../contract/index.js';
import type { State } from './state.js';

/** What a column can do in a chart. `coordinate`: latitude and longitude, which are no quantities to compare. */
export type Part = 'measure' | 'time' | 'state' | 'county' | 'category' | 'coordinate';

export interface Field {
  readonly column: ChartColumn;
  readonly index: number;
  /** Its name inside the specification: free of what Vega-Lite reads as a path. */
  readonly name: string;
  readonly part: Part;
  /** In order of appearance, without the missing ones. */
  readonly distinct: readonly ChartCell[];
  /** Of measures and of time that is a number; empty otherwise. */
  readonly numbers: readonly number[];
}

/** The data as a chart sees it. */
export interface Table {
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly ChartCell[])[];
  /** All there are, to recognise them by name. */
  readonly states: readonly State[];
}

const placeOf: Readonly<Record<string, Part>> = {
  'state-fips': 'state',
  'state-name': 'state',
  'state-abbreviation': 'state',
  'county-fips': 'county',
  latitude: 'coordinate',
  longitude: 'coordinate',
  year: 'time',
};

const isNumeric = ({ type }: ChartColumn): boolean => type === 'integer' || type === 'decimal';

function partOf(column: ChartColumn): Part {
  const place = column.meaning ? placeOf[column.meaning] : undefined;
  if (place) return place;
  if (column.role === 'time' || column.type === 'date' || column.type === 'timestamp') return 'time';
  if (column.role === 'measure') return isNumeric(column) ? 'measure' : 'category';
  return column.role === undefined && isNumeric(column) ? 'measure' : 'category';
}

/** Exact large numbers come as text; a chart needs no more than a double. */
export const numberOf = (cell: ChartCell | undefined): number | null => {
  if (typeof cell !== 'number' && (typeof cell !== 'string' || cell.trim() === '')) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
};

export function tableOf({ columns, rows }: ChartData, states: readonly State[]): Table {
  const fields = columns.map((column, index): Field => {
    const cells = rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
    const part = partOf(column);
    const counts = part === 'measure' || (part === 'time' && isNumeric(column));
    return {
      column,
      index,
      part,
      name: /^[a-z_]\w*$/i.test(column.name) ? column.name : `column_${index + 1}`,
      distinct: [...new Set(cells)],
      numbers: counts ? cells.map(numberOf).filter((value) => value !== null) : [],
    };
  });
  return { fields, rows, states };
}

export const fieldsOf = ({ fields }: Table, ...parts: Part[]): Field[] =>
  fields.filter(({ part }) => parts.includes(part));

export const measuresOf = (table: Table): Field[] => fieldsOf(table, 'measure');

/** The columns that tell rows apart: names rather than codes, and nothing that is the same in every row. */
export function dimensionsOf(table: Table): Field[] {
  const named = table.fields.map(({ column }) => column.meaning);
  const isCode = ({ column: { meaning } }: Field) =>
    (meaning === 'county-fips' && named.includes('county-name')) ||
    (meaning === 'state-fips' && (named.includes('state-name') || named.includes('state-abbreviation'))) ||
    (meaning === 'state-abbreviation' && named.includes('state-name'));
  const all = fieldsOf(table, 'category', 'state', 'county').filter((field) => !isCode(field));
  const telling = all.filter(({ distinct }) => distinct.length > 1);
  return telling.length > 0 ? telling : all.slice(0, 1);
}

/** True when no two rows have the same values in these columns. */
export function identifies({ rows }: Table, fields: readonly Field[]): boolean {
  const keys = new Set(rows.map((row) => JSON.stringify(fields.map(({ index }) => row[index]))));
  return keys.size === rows.length;
}

export const sameUnit = (fields: readonly Field[]): boolean =>
  new Set(fields.map(({ column }) => column.unit ?? '')).size <= 1;
