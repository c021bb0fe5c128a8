import type { ChartCell } from '../contract/index.js';
import type { State } from './state.js';
import type { Field, Table } from './table.js';

/** The column that says which shape of a map a row belongs to, and the kind of shape. */
export interface PlaceColumn {
  readonly field: Field;
  readonly shapes: 'states' | 'counties';
}

const byRank = ['county-fips', 'state-fips', 'state-abbreviation', 'state-name'];

export function placeColumnOf({ fields }: Table): PlaceColumn | undefined {
  const rank = ({ column }: Field) => byRank.indexOf(column.meaning ?? '');
  const [field] = fields.filter((one) => rank(one) >= 0).toSorted((a, b) => rank(a) - rank(b));
  return field && { field, shapes: field.part === 'county' ? 'counties' : 'states' };
}

/** Codes lose their leading zeros in many files; names and abbreviations are looked up. */
export function fipsOf(
  cell: ChartCell | undefined,
  field: Field,
  states: readonly State[],
): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  const text = String(cell).trim();
  const { meaning } = field.column;
  if (meaning === 'county-fips') return /^\d{4,5}$/.test(text) ? text.padStart(5, '0') : undefined;
  if (meaning === 'state-fips') return /^\d{1,2}$/.test(text) ? text.padStart(2, '0') : undefined;
  const wanted = text.toLowerCase();
  return states.find(
    ({ name, abbreviation }) => name.toLowerCase() === wanted || abbreviation.toLowerCase() === wanted,
  )?.fips;
}
