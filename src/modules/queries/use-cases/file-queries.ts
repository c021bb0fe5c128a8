import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { SchemaView } from '#modules/catalog';
import { FindSourcesOfFiles } from '#modules/data-sources';
import { type FileView, GetFile } from '#modules/files';
import { GetRowRules } from '#modules/governance';
import type { Actor } from '#shared/contracts';
import { type QueryFile, queriesErrors, type ResultFileView } from '../contract/index.js';
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
    await this.assertOpen(input.actor, fileId);
    const writer = this.engine.writerOf(file);
    const known = { schema: schemaOf(file), rules: { key: '', tables: [] } };
    const run = await this.admission.on({ ...input, dataSourceId: fileId }, known);
    return await this.writing.file(run, format, writer);
  }

  /** What row policies of a source keep back, the file that it was made of must not tell. */
  private async assertOpen(actor: Actor, fileId: string): Promise<void> {
    const sources = await this.queries.execute(new FindSourcesOfFiles({ actor, fileIds: [fileId] }));
    for (const { id: dataSourceId, name } of sources) {
      const { tables } = await this.queries.execute(new GetRowRules({ actor, dataSourceId }));
      if (tables.some(({ restricted }) => restricted)) throw queriesErrors.behindPolicies({ source: name });
    }
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
