import type { LoadedTable } from '#modules/data-sources';
import { openReadOnly, quoteIdentifier } from '#shared/duckdb';

const limits = { memoryMb: 256, threads: 1 };

/** What a finished DuckDB file holds. */
export async function tablesIn(path: string): Promise<LoadedTable[]> {
  const instance = await openReadOnly(path, limits);
  const connection = await instance.connect();
  try {
    const tables = await connection.runAndReadAll(
      `select table_name, column_count from duckdb_tables() where schema_name = 'main' and not internal order by table_name`,
    );
    const loaded: LoadedTable[] = [];
    for (const [name, columnCount] of tables.getRowsJson()) {
      const counted = await connection.runAndReadAll(`select count(*) from ${quoteIdentifier(String(name))}`);
      const rowCount = Number(counted.getRowsJson()[0]?.[0]);
      loaded.push({ name: String(name), rowCount, columnCount: Number(columnCount) });
    }
    return loaded;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
