import type { Aggregation, ColumnMeaning, ColumnRole } from '../contract/views.js';
import { aggregationOf } from './aggregation.js';
import { marginOfErrorOf } from './margin-of-error.js';
import { meaningOf } from './meaning.js';
import { type ColumnProfile, isNumeric, type TableProfile } from './profile.js';
import { roleOf, type Surroundings } from './role.js';
import { unitOf } from './unit.js';

/** A column with what was concluded from its name and its values. */
export interface InferredColumn {
  readonly profile: ColumnProfile;
  readonly role: ColumnRole;
  readonly aggregation?: Aggregation;
  readonly meaning?: ColumnMeaning;
  readonly unit?: string;
  readonly marginOfErrorOf?: string;
}

export interface InferredTable {
  readonly name: string;
  readonly heading: string;
  readonly rowCount: number;
  readonly derived?: true;
  readonly columns: readonly InferredColumn[];
}

/** Columns are told apart from each other within their table, and recognised across all of them. */
export function inferTables(tables: readonly TableProfile[]): InferredTable[] {
  const seen = new Set<string>();
  const sharedNames = new Set<string>();
  for (const { columns } of tables)
    for (const name of columns.map((column) => column.name.toLowerCase()))
      if (seen.has(name)) sharedNames.add(name);
      else seen.add(name);
  return tables.map((table) => inferTable({ table, sharedNames }));
}

function inferTable(around: Surroundings): InferredTable {
  const { table } = around;
  const numbers = table.columns.filter(isNumeric).map(({ name }) => name);
  const columns = table.columns.map((profile) => inferColumn(profile, numbers, around));
  const unitByName = new Map(columns.map(({ profile, unit }) => [profile.name, unit]));
  return {
    name: table.name,
    heading: table.heading,
    rowCount: table.rowCount,
    ...(table.derived && { derived: true }),
    columns: columns.map((column) => {
      const unit = column.unit ?? unitByName.get(column.marginOfErrorOf ?? '');
      return unit ? { ...column, unit } : column;
    }),
  };
}

function inferColumn(
  profile: ColumnProfile,
  numbers: readonly string[],
  around: Surroundings,
): InferredColumn {
  const estimate = isNumeric(profile) ? marginOfErrorOf(profile.name, numbers) : undefined;
  if (estimate) return { profile, role: 'measure', aggregation: 'none', marginOfErrorOf: estimate };
  const meaning = meaningOf(profile);
  const role = roleOf(profile, meaning, around);
  const place = meaning ? { meaning } : {};
  if (role !== 'measure') return { profile, role, ...place };
  const unit = unitOf(profile);
  const aggregation = meaning ? 'none' : aggregationOf(profile);
  return { profile, role, aggregation, ...place, ...(unit ? { unit } : {}) };
}
