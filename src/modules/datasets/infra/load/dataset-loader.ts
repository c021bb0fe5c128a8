import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { LoadReport } from '#modules/data-sources';
import type { FileFormat } from '#modules/files';
import { quoteLiteral } from '#shared/duckdb';
import { type DeclaredKey, datasetsErrors as errors, type Origin } from '../../contract/index.js';
import { stemOf, TableNames } from '../../domain/names.js';
import { BuildDatabase } from '../build-database.js';
import { DatasetsConfig } from '../config.js';
import { loadCsv } from './csv-loader.js';
import { loadExtracted } from './extracted-loader.js';
import { loadJson } from './json-loader.js';
import type { Loaded } from './loaded-table.js';
import { loadTyped } from './typed-table.js';

export interface InputFile {
  readonly name: string;
  readonly format: FileFormat;
  /** Local and read only. */
  readonly path: string;
}

/** A finished DuckDB file, not stored yet. */
export interface BuiltDataset {
  readonly path: string;
  readonly report: LoadReport;
  readonly declaredKeys: readonly DeclaredKey[];
  readonly origins: readonly Origin[];
}

/** Makes one DuckDB file out of files of any kind. */
@Injectable()
export class DatasetLoader {
  constructor(private readonly config: DatasetsConfig) {}

  async load(files: readonly InputFile[], folder: string): Promise<BuiltDataset> {
    const { loadMemoryMb: memoryMb, loadThreads, maxColumns } = this.config;
    const threads = loadThreads || availableParallelism();
    const inputs = files.map(({ path }) => path);
    const database = await BuildDatabase.create({ folder, inputs, memoryMb, threads, maxColumns });
    try {
      const names = new TableNames();
      const loaded: Loaded[] = [];
      for (const file of files) loaded.push(...(await this.loadFile(database, file, names)));
      await database.finish();
      return {
        path: BuildDatabase.fileIn(folder),
        report: {
          tables: loaded.map(({ table }) => table),
          changes: loaded.flatMap(({ changes }) => changes),
        },
        declaredKeys: loaded.flatMap(({ declaredKeys }) => declaredKeys),
        origins: loaded.flatMap(({ origins }) => origins),
      };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  private async loadFile(database: BuildDatabase, file: InputFile, names: TableNames): Promise<Loaded[]> {
    const { path, format } = file;
    const label = stemOf(file.name);
    const task = () => ({ table: names.take(label), label, path });
    switch (format) {
      case 'csv':
      case 'tsv':
        return [await loadCsv(database, task())];
      case 'json':
      case 'ndjson':
        return await loadJson(database, { label, path, format }, names);
      case 'parquet':
        return [await this.loadParquet(database, task())];
      case 'xlsx':
      case 'sqlite': {
        const { maxExpandedBytes: maxBytes, loadMemoryMb: memoryMb } = this.config;
        const { folder } = database;
        return await loadExtracted(database, { format, path, label, folder, maxBytes, memoryMb }, names);
      }
    }
  }

  private async loadParquet(
    database: BuildDatabase,
    task: { readonly table: string; readonly label: string; readonly path: string },
  ): Promise<Loaded> {
    const relation = `read_parquet(${quoteLiteral(task.path)})`;
    try {
      return await loadTyped(database, { ...task, relation });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!/parquet|thrift|footer|Invalid Input/i.test(reason)) throw error;
      const [firstLine = ''] = reason.replaceAll(task.path, task.label).split('\n');
      throw errors.unreadable({ label: task.label, format: 'Parquet', reason: firstLine });
    }
  }
}
