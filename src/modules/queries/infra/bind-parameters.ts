import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Parameter } from '#shared/live-databases';

const maxInteger = 2 ** 31 - 1;

/** JSON values as the narrowest SQL type that holds them. */
export function bindParameters(statement: DuckDBPreparedStatement, parameters: readonly Parameter[]): void {
  parameters.forEach((value, index) => {
    bindOne(statement, index + 1, value);
  });
}

function bindOne(statement: DuckDBPreparedStatement, position: number, value: Parameter): void {
  if (value === null) statement.bindNull(position);
  else if (typeof value === 'string') statement.bindVarchar(position, value);
  else if (typeof value === 'boolean') statement.bindBoolean(position, value);
  else if (!Number.isSafeInteger(value)) statement.bindDouble(position, value);
  else if (Math.abs(value) <= maxInteger) statement.bindInteger(position, value);
  else statement.bindBigInt(position, BigInt(value));
}
