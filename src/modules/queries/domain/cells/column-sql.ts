import { NestedCells } from './nested-cells.js';
import { csvAsIsWhen, jsonAsIsWhen, plainCsv, plainJson, plainParquet } from './plain-cells.js';
import type { TypeDescription } from './type-description.js';

/** What a column is written as. `parquet` is also what an Arrow stream is made of. */
export type CellFormat = 'json' | 'csv' | 'parquet';

const nestedTypes: ReadonlySet<string> = new Set(['LIST', 'ARRAY', 'STRUCT', 'MAP', 'UNION']);

const toJson = (value: string) => `to_json(${value})`;
const asIs = (value: string) => value;

const jsonCell = (type: TypeDescription, value: string): string =>
  new NestedCells({ plain: plainJson, map: asIs, member: toJson }).of(type, value);

const parquetCell = (type: TypeDescription, value: string): string => {
  const member = (inner: string) => `${toJson(inner)}::varchar`;
  const map = (entries: string) => `map_from_entries(${entries})`;
  return new NestedCells({ plain: plainParquet, map, member }).of(type, value);
};

/** What is nested stands in CSV as JSON. */
const csvCell = (type: TypeDescription, value: string): string => {
  if (!nestedTypes.has(type.typeId)) return plainCsv(type, value);
  return `case when ${value} is not null then to_json(${jsonCell(type, value)})::varchar end`;
};

const cells: Readonly<Record<CellFormat, (type: TypeDescription, value: string) => string>> = {
  json: jsonCell,
  csv: csvCell,
  parquet: parquetCell,
};

/** SQL that is true of values which the format tells as they are; nothing when there is no such condition. */
export function asIsWhen(format: CellFormat, type: TypeDescription, value: string): string | undefined {
  if (format === 'parquet') return undefined;
  return (format === 'csv' ? csvAsIsWhen : jsonAsIsWhen)(type, value);
}

/** SQL for a column as the format holds it. No value is changed by it that the format can tell. */
export const columnSql = (format: CellFormat, type: TypeDescription, value: string): string =>
  cells[format](type, value);
