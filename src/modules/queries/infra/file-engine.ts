import { Injectable } from '@nestjs/common';
import type { FileView, FileFormat as UploadFormat } from '#modules/files';
import { quoteLiteral } from '#shared/duckdb';
import { ObjectStore } from '#shared/object-store';
import { queriesErrors } from '../contract/errors.js';
import { DuckdbWriter } from './files/duckdb-writer.js';
import { EngineSlots } from './slots.js';
import type { ResultWriter } from './statement-engine.js';

/** The table that the file is. */
export const fileTable = 'data';

/** All rows decide what a column is, as when a file is loaded. */
const readers: Readonly<Partial<Record<UploadFormat, (path: string) => string>>> = {
  csv: (path) => `read_csv(${path}, sample_size = -1)`,
  tsv: (path) => `read_csv(${path}, delim = '\\t', sample_size = -1)`,
  json: (path) => `read_json(${path}, sample_size = -1)`,
  ndjson: (path) => `read_json(${path}, sample_size = -1)`,
  parquet: (path) => `read_parquet(${path})`,
};

/** Asks a file as it was uploaded, in a process that can reach no other. */
@Injectable()
export class FileEngine {
  constructor(
    private readonly objects: ObjectStore,
    private readonly slots: EngineSlots,
    private readonly writer: DuckdbWriter,
  ) {}

  /** Fails when the file is of a kind that has to be loaded first. */
  writerOf({ format, objectKey }: FileView): ResultWriter {
    const reader = readers[format];
    if (!reader) throw queriesErrors.fileKind({ format, allowed: Object.keys(readers).join(', ') });
    return {
      write: (statement, running, target) =>
        this.slots.use(running, async () => {
          using file = await this.objects.localCopy(objectKey);
          const { path } = file;
          const prepare = `create view ${fileTable} as select * from ${reader(quoteLiteral(path))}`;
          return await this.writer.write({ reads: [path], prepare, statement, target }, running);
        }),
    };
  }
}
