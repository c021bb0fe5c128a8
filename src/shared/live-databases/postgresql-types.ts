import pg from 'pg';
import type { JsonValue } from '#shared/contracts';
import type { ColumnKind } from '#shared/duckdb';
import { decimalCell, floatCell, integerCell, timestampCell } from './live-cells.js';

export interface CellType {
  readonly kind: ColumnKind;
  readonly toCell: (text: string) => JsonValue;
}

const asIs = (text: string): JsonValue => text;
const text: CellType = { kind: 'text', toCell: asIs };
const integer: CellType = { kind: 'integer', toCell: integerCell };
const float: CellType = { kind: 'decimal', toCell: floatCell };
const timestamp: CellType = { kind: 'timestamp', toCell: timestampCell };
const time: CellType = { kind: 'time', toCell: asIs };

const { BOOL, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ } =
  pg.types.builtins;

const plain: readonly (readonly [oid: number, arrayOid: number, type: CellType])[] = [
  [BOOL, 1000, { kind: 'boolean', toCell: (value) => value === 't' }],
  [INT2, 1005, integer],
  [INT4, 1007, integer],
  [INT8, 1016, integer],
  [OID, 1028, integer],
  [FLOAT4, 1021, float],
  [FLOAT8, 1022, float],
  [NUMERIC, 1231, { kind: 'decimal', toCell: decimalCell }],
  [DATE, 1182, { kind: 'date', toCell: asIs }],
  [TIME, 1183, time],
  [TIMETZ, 1270, time],
  [TIMESTAMP, 1115, timestamp],
  [TIMESTAMPTZ, 1185, timestamp],
  [pg.types.builtins.INTERVAL, 1187, { kind: 'other', toCell: asIs }],
  [
    pg.types.builtins.BYTEA,
    1001,
    { kind: 'other', toCell: (value) => Buffer.from(value.slice(2), 'hex').toString('base64') },
  ],
  [pg.types.builtins.TEXT, 1009, text],
  [pg.types.builtins.VARCHAR, 1015, text],
  [pg.types.builtins.BPCHAR, 1014, text],
  [pg.types.builtins.UUID, 2951, text],
];

/** The published types describe an older shape of it. */
const { create: arrayReader } = pg.types.arrayParser as unknown as {
  create: (text: string, toItem: (text: string) => JsonValue) => { parse(): JsonValue };
};

const arrayOf = ({ toCell }: CellType): CellType => ({
  kind: 'other',
  toCell: (value) => arrayReader(value, toCell).parse(),
});

const types: ReadonlyMap<number, CellType> = new Map(
  plain.flatMap(([oid, arrayOid, type]): [number, CellType][] => [
    [oid, type],
    [arrayOid, arrayOf(type)],
  ]),
);

/** How the values of a PostgreSQL type are told; a type that is not known here prints as PostgreSQL prints it. */
export const postgresqlType = (oid: number): CellType => types.get(oid) ?? text;
