import { Command } from '@nestjs/cqrs';
import type { ResultFileView, ResultFormat, ResultPageView } from './results.js';
import type { QueryInput } from './running.js';

type FileInput = Omit<QueryInput, 'dataSourceId' | 'origin'> & { readonly fileId: string };

/** Runs one SELECT over an uploaded file, which is the table `data`; nothing of it is kept. */
export class QueryFile extends Command<ResultPageView> {
  static readonly type = 'queries.query-file';
  constructor(readonly input: FileInput) {
    super();
  }
}

/** The same as a file of rows. */
export class WriteFileResult extends Command<ResultFileView> {
  static readonly type = 'queries.write-file-result';
  constructor(readonly input: FileInput & { readonly format: ResultFormat }) {
    super();
  }
}
