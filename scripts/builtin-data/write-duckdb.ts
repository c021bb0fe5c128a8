import { DuckDBInstance } from '@duckdb/node-api';
import type { Table, Value } from './tables.ts';

const literal = (value: Value): string => {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
};

const rowsPerStatement = 2000;

/** The same rows give the same bytes: one thread, and no compression, which leaves random bytes behind. */
export async function writeDuckdb(path: string, tables: readonly Table[]): Promise<void> {
  const instance = await DuckDBInstance.create(path, { threads: '1', force_compression: 'uncompressed' });
  const connection = await instance.connect();
  try {
    for (const { name, columns, rows } of tables) {
      const definition = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
      await connection.run(`create table ${name} (${definition.join(', ')})`);
      const all = rows();
      for (let start = 0; start < all.length; start += rowsPerStatement) {
        const values = all
          .slice(start, start + rowsPerStatement)
          .map((row) => `(${row.map(literal).join(', ')})`);
        await connection.run(`insert into ${name} values ${values.join(', ')}`);
      }
    }
    await connection.run('checkpoint');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
