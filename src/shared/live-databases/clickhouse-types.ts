import type { JsonValue } from '#shared/contracts';
import type { ColumnKind } from '#shared/duckdb';
import { decimalCell, floatCell, integerCell, timestampCell } from './live-cells.js';

/** How the values of a column are told, which the server has written as text. */
export interface ClickhouseType {
  readonly kind: ColumnKind;
  readonly toCell: (value: string) => JsonValue;
}

const text: ClickhouseType = { kind: 'text', toCell: (value) => value };
/** Filled up with zero bytes to its length. */
const fixedText: ClickhouseType = { kind: 'text', toCell: (value) => value.replace(/\0+$/, '') };
const integer: ClickhouseType = { kind: 'integer', toCell: integerCell };
const float: ClickhouseType = { kind: 'decimal', toCell: (value) => floatCell(numberOf(value)) };
const decimal: ClickhouseType = { kind: 'decimal', toCell: decimalCell };
const boolean: ClickhouseType = { kind: 'boolean', toCell: (value) => value === 'true' || value === '1' };
const date: ClickhouseType = { kind: 'date', toCell: (value) => value };
/** By the clock of the column or of the server, as the server tells it. */
const timestamp: ClickhouseType = { kind: 'timestamp', toCell: timestampCell };
/** Lists, tuples and maps, as ClickHouse writes them. */
const other: ClickhouseType = { kind: 'other', toCell: (value) => value };

const numberOf = (value: string): string =>
  ({ nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' })[value] ?? value;

const types: readonly (readonly [RegExp, ClickhouseType])[] = [
  [/^(String|UUID|Enum|IPv|Nothing)/, text],
  [/^FixedString/, fixedText],
  [/^U?Int\d/, integer],
  [/^Float/, float],
  [/^Decimal/, decimal],
  [/^Bool/, boolean],
  [/^DateTime/, timestamp],
  [/^Date/, date],
];

const wrapped = /^(?:Nullable|LowCardinality)\((.*)\)$/;

export function clickhouseType(name: string): ClickhouseType {
  const inner = wrapped.exec(name)?.[1];
  if (inner !== undefined) return clickhouseType(inner);
  return types.find(([pattern]) => pattern.test(name))?.[1] ?? other;
}
