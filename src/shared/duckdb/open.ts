import { DuckDBInstance } from '@duckdb/node-api';

export interface EngineLimits {
  /** Of this instance, in megabytes. */
  readonly memoryMb: number;
  readonly threads: number;
  /** How deep the parser follows nested expressions; 1000 when left out. */
  readonly maxExpressionDepth?: number;
  /** Reads the columns of the first rows of an order in one go; a second look pays for long tables only. */
  readonly inOneGo?: boolean;
}

/** Nothing SQL says may reach a file, the network, an extension or the configuration. */
const locked = {
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  lock_configuration: 'true',
};

const limitsOf = ({ memoryMb, threads, maxExpressionDepth = 1000, inOneGo = false }: EngineLimits) => ({
  max_expression_depth: String(maxExpressionDepth),
  memory_limit: `${memoryMb}MB`,
  threads: String(threads),
  // None, and set before external access is off: what does not fit into memory fails instead of filling the disk.
  temp_directory: '',
  ...(inOneGo && { late_materialization_max_rows: '0' }),
});

/** A finished DuckDB file, for reading only, locked down. Close it with `closeSync`. */
export const openReadOnly = (path: string, limits: EngineLimits): Promise<DuckDBInstance> =>
  DuckDBInstance.create(path, { ...limitsOf(limits), ...locked, access_mode: 'READ_ONLY' });

/** An empty database in memory, locked down: for what DuckDB knows without any data. */
export const openScratch = (limits: EngineLimits): Promise<DuckDBInstance> =>
  DuckDBInstance.create(':memory:', { ...limitsOf(limits), ...locked });
