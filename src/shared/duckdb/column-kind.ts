import { DuckDBTypeId } from '@duckdb/node-api';

export type ColumnKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'time' | 'other';

const idsOf: Readonly<Record<Exclude<ColumnKind, 'other'>, readonly DuckDBTypeId[]>> = {
  text: [DuckDBTypeId.VARCHAR, DuckDBTypeId.ENUM, DuckDBTypeId.UUID],
  integer: [
    DuckDBTypeId.TINYINT,
    DuckDBTypeId.SMALLINT,
    DuckDBTypeId.INTEGER,
    DuckDBTypeId.BIGINT,
    DuckDBTypeId.HUGEINT,
    DuckDBTypeId.UTINYINT,
    DuckDBTypeId.USMALLINT,
    DuckDBTypeId.UINTEGER,
    DuckDBTypeId.UBIGINT,
    DuckDBTypeId.UHUGEINT,
    DuckDBTypeId.BIGNUM,
  ],
  decimal: [DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL],
  boolean: [DuckDBTypeId.BOOLEAN],
  date: [DuckDBTypeId.DATE],
  timestamp: [
    DuckDBTypeId.TIMESTAMP,
    DuckDBTypeId.TIMESTAMP_S,
    DuckDBTypeId.TIMESTAMP_MS,
    DuckDBTypeId.TIMESTAMP_NS,
    DuckDBTypeId.TIMESTAMP_TZ,
  ],
  time: [DuckDBTypeId.TIME, DuckDBTypeId.TIME_TZ, DuckDBTypeId.TIME_NS],
};

const kinds: ReadonlyMap<DuckDBTypeId, ColumnKind> = new Map(
  Object.entries(idsOf).flatMap(([kind, ids]) => ids.map((id) => [id, kind as ColumnKind] as const)),
);

/** The family of a DuckDB type, as clients need to know it. */
export const columnKindOf = (id: DuckDBTypeId): ColumnKind => kinds.get(id) ?? 'other';
