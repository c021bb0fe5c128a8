import type { ColumnView, ForeignKeyView, SchemaView, TableView } from '../contract/views.js';
import { entitiesOf } from './entity.js';
import type { InferredColumn, InferredTable } from './inferred-column.js';
import type { ColumnProfile } from './profile.js';
import { labelOf, wordsOf } from './words.js';

/** The tables and keys of a version as profiling found them, before people's notes. */
export type InferredSchema = Pick<SchemaView, 'tables' | 'foreignKeys'>;

export interface Keys {
  readonly primaryKeys: ReadonlyMap<string, readonly string[]>;
  readonly foreignKeys: readonly ForeignKeyView[];
}

export function schemaOf(
  tables: readonly InferredTable[],
  { primaryKeys, foreignKeys }: Keys,
): InferredSchema {
  const referring = new Set(
    foreignKeys.flatMap(({ table, columns }) => columns.map((column) => JSON.stringify([table, column]))),
  );
  const entities = entitiesOf({ tables, primaryKeys, foreignKeys });
  return {
    foreignKeys,
    tables: tables.map((table) => {
      const primaryKey = primaryKeys.get(table.name) ?? [];
      const refers = (column: string) => referring.has(JSON.stringify([table.name, column]));
      return { ...tableView(table, primaryKey, refers), synonyms: entities.get(table.name) ?? [] };
    }),
  };
}

function tableView(
  table: InferredTable,
  primaryKey: readonly string[],
  refers: (column: string) => boolean,
): Omit<TableView, 'synonyms'> {
  return {
    name: table.name,
    label: labelOf(table.heading),
    rowCount: table.rowCount,
    ...(table.derived && { derived: true }),
    columns: table.columns.map((column) =>
      columnView(
        inKey(column, primaryKey.includes(column.profile.name), refers(column.profile.name)),
        table.rowCount,
      ),
    ),
    primaryKey,
  };
}

/** A number that identifies rows or refers to others is nothing to calculate with. */
function inKey(column: InferredColumn, primary: boolean, refers: boolean): InferredColumn {
  if (column.role !== 'measure' || !(primary || refers)) return column;
  const { aggregation: _, ...rest } = column;
  return { ...rest, role: refers ? 'key' : 'category' };
}

function columnView(column: InferredColumn, rowCount: number): ColumnView {
  const { profile, role, aggregation, meaning, unit, marginOfErrorOf } = column;
  const { name, type, nativeType, nullCount, distinctCount, min, max, samples } = profile;
  return {
    name,
    label: labelOf(profile.heading),
    type,
    nativeType,
    role,
    ...(aggregation ? { aggregation } : {}),
    ...(meaning ? { meaning } : {}),
    ...(unit ? { unit } : {}),
    synonyms: otherWords(profile),
    ...(marginOfErrorOf ? { marginOfErrorOf } : {}),
    nullShare: rowCount === 0 ? 0 : nullCount / rowCount,
    distinctCount,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    samples,
  };
}

/** The words of the name itself, where the label says them in another way. */
function otherWords({ name, heading }: ColumnProfile): string[] {
  const label = labelOf(heading).toLowerCase();
  const plain = [name, heading].map((one) => wordsOf(one).join(' '));
  return [...new Set(plain)].filter((words) => words !== label && words !== '');
}
