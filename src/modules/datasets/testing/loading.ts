import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type Json } from '@duckdb/node-api';
import type { LoadChange } from '#modules/data-sources';
import type { FileFormat } from '#modules/files';
import { DatasetLoader, type InputFile } from '../infra/load/dataset-loader.js';

/** Small, so that tests show what happens at the limits. */
export const testLimits = {
  loadMemoryMb: 512,
  loadThreads: 2,
  maxColumns: 200,
  copySeconds: 60,
  maxExpandedBytes: 20_000_000,
  keepVersions: 3,
  removeAfterSeconds: 600,
  loadAttempts: 3,
  loadSilentSeconds: 15,
};

/** Loads what a test wrote and looks into the result. Remove the workbench when done. */
export class Workbench {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Workbench> {
    return new Workbench(await mkdtemp(join(tmpdir(), 'workbench-')));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  async write(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  /** One file, written down and loaded. */
  async load(name: string, content: string | Buffer, format?: FileFormat): Promise<LoadedFile> {
    const ending = name.split('.').at(-1) as FileFormat;
    return await this.loadFiles([{ name, format: format ?? ending, path: await this.write(name, content) }]);
  }

  async loadFiles(files: readonly InputFile[]): Promise<LoadedFile> {
    const folder = await mkdtemp(join(this.folder, 'load-'));
    await mkdir(folder, { recursive: true });
    const built = await new DatasetLoader(testLimits).load(files, folder);
    return new LoadedFile(built.path, built);
  }
}

type Built = Awaited<ReturnType<DatasetLoader['load']>>;

export class LoadedFile {
  constructor(
    private readonly path: string,
    readonly built: Built,
  ) {}

  get tables(): string[] {
    return this.built.report.tables.map(({ name }) => name);
  }

  /** Codes of the report, or those about one column. */
  codes(column?: string): string[] {
    const about = ({ column: own }: LoadChange) => column === undefined || own === column;
    return this.built.report.changes.filter(about).map(({ code }) => code);
  }

  change(code: string): LoadChange | undefined {
    return this.built.report.changes.find((change) => change.code === code);
  }

  async rows(sql?: string): Promise<Json[][]> {
    const instance = await DuckDBInstance.create(this.path, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    try {
      return (await connection.runAndReadAll(sql ?? `from "${this.tables[0]}"`)).getRowsJson();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  /** `name type` of every column of the first table, or of the one named. */
  async columns(table = this.tables[0]): Promise<string[]> {
    const rows = await this.rows(
      `select column_name, data_type from duckdb_columns() where table_name = '${table}' order by column_index`,
    );
    return rows.map(([name, type]) => `${name} ${type}`);
  }
}
