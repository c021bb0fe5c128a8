import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Parameter } from '#shared/live-databases';
import type { Binding } from './engine-process/engine-messages.js';

const maxInteger = 2 ** 31 - 1;

/** JSON values as the narrowest SQL type that holds them. */
export const bindingsOf = (parameters: readonly Parameter[]): Binding[] => parameters.map(bindingOf);

function bindingOf(value: Parameter): Binding {
  if (value === null) return ['bindNull'];
  if (typeof value === 'string') return ['bindVarchar', value];
  if (typeof value === 'boolean') return ['bindBoolean', value];
  if (!Number.isSafeInteger(value)) return ['bindDouble', value];
  return Math.abs(value) <= maxInteger ? ['bindInteger', value] : ['bindBigInt', String(value)];
}

export function bind(statement: DuckDBPreparedStatement, bindings: readonly Binding[]): void {
  bindings.forEach((binding, index) => {
    bindOne(statement, index + 1, binding);
  });
}

function bindOne(statement: DuckDBPreparedStatement, position: number, binding: Binding): void {
  if (binding[0] === 'bindNull') statement.bindNull(position);
  else if (binding[0] === 'bindVarchar') statement.bindVarchar(position, binding[1]);
  else if (binding[0] === 'bindBoolean') statement.bindBoolean(position, binding[1]);
  else if (binding[0] === 'bindDouble') statement.bindDouble(position, binding[1]);
  else if (binding[0] === 'bindInteger') statement.bindInteger(position, binding[1]);
  else statement.bindBigInt(position, BigInt(binding[1]));
}
