import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';
import { quoteLiteral } from '#shared/duckdb';
import { datasetsErrors as errors } from '../contract/index.js';

export interface BuildOptions {
  /** Everything that is written goes here. */
  readonly folder: string;
  /** A version that is read as `base`. */
  readonly base?: string;
  /** Files outside the folder that may be read. */
  readonly inputs: readonly string[];
  readonly memoryMb: number;
  readonly threads: number;
  /** That one table may have. */
  readonly maxColumns: number;
}

/** A DuckDB file while it is made: it reaches its own folder and its inputs, nothing else. */
export class BuildDatabase {
  private constructor(
    private readonly options: BuildOptions,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** The file that is made. */
  static fileIn = (folder: string): string => join(folder, 'data.duckdb');

  get folder(): string {
    return this.options.folder;
  }

  static async create(options: BuildOptions): Promise<BuildDatabase> {
    const { folder, base, inputs, memoryMb, threads } = options;
    const spill = join(folder, 'spill');
    await mkdir(spill, { recursive: true });
    const instance = await DuckDBInstance.create(BuildDatabase.fileIn(folder), {
      memory_limit: `${memoryMb}MB`,
      threads: String(threads),
      temp_directory: spill,
      // Left out, it is the format of DuckDB 1.0, whose texts take longer to write and to read.
      storage_compatibility_version: 'latest',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    const list = (paths: readonly string[]) => `[${paths.map(quoteLiteral).join(', ')}]`;
    if (base) await connection.run(`attach ${quoteLiteral(base)} as base (read_only)`);
    await connection.run(`set allowed_directories = ${list([folder])}`);
    await connection.run(`set allowed_paths = ${list(inputs)}`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    return new BuildDatabase(options, instance, connection);
  }

  /** Refuses a table that is too wide; `label` is what people call it. */
  admit(label: string, columns: number): void {
    const { maxColumns } = this.options;
    if (columns === 0) throw errors.noTables({ label });
    if (columns > maxColumns) throw errors.tooManyColumns({ label, columns, maxColumns });
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** To the end of a table of the session. */
  appender(table: string): Promise<DuckDBAppender> {
    return this.connection.createAppender(table, 'main', 'temp');
  }

  /** Gives up what is being done. */
  interrupt(): void {
    this.connection.interrupt();
  }

  async rows(sql: string): Promise<Json[][]> {
    return (await this.connection.runAndReadAll(sql)).getRowsJson();
  }

  async columns(sql: string): Promise<Json[][]> {
    return (await this.connection.runAndReadAll(sql)).getColumnsJson();
  }

  async row(sql: string): Promise<Json[]> {
    return (await this.rows(sql))[0] ?? [];
  }

  /** Afterwards the file is complete by itself. */
  async finish(): Promise<void> {
    await this.connection.run('checkpoint');
    this.close();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
