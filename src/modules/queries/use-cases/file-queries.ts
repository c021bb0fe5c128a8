import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { SchemaView } from '#modules/catalog';
import { type FileView, GetFile } from '#modules/files';
import type { QueryFile, ResultFileView } from '../contract/index.js';
import { FileEngine, fileTable } from '../infra/file-engine.js';
import type { FileFormat } from '../infra/statement-engine.js';
import { Admission } from './admission.js';
import { Writing } from './writing.js';

/** Statements over one uploaded file: the same gate and limits as for a source, and no history. */
@Injectable()
export class FileQueries {
  constructor(
    private readonly queries: QueryBus,
    private readonly admission: Admission,
    private readonly engine: FileEngine,
    private readonly writing: Writing,
  ) {}

  async write({ fileId, ...input }: QueryFile['input'], format: FileFormat): Promise<ResultFileView> {
    const file = await this.queries.execute(new GetFile({ actor: input.actor, fileId }));
    const writer = this.engine.writerOf(file);
    const run = await this.admission.on({ ...input, dataSourceId: fileId }, schemaOf(file));
    return await this.writing.file(run, format, writer);
  }
}

/** The gate needs to know the tables; what columns there are, the engine says. */
const schemaOf = ({ id, sha256 }: FileView): SchemaView => ({
  dataSourceId: id,
  version: sha256,
  modelVersion: sha256,
  dialect: 'duckdb',
  tables: [{ name: fileTable, label: fileTable, synonyms: [], rowCount: 0, columns: [], primaryKey: [] }],
  foreignKeys: [],
});
