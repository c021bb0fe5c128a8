import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetResultFile, type ResultFileView } from '../contract/index.js';
import { AccessRecord } from '../infra/access-record.js';
import { EarlierRuns } from './earlier-runs.js';
import { Writing } from './writing.js';

@QueryHandler(GetResultFile)
export class GetResultFileHandler implements IQueryHandler<GetResultFile> {
  constructor(
    private readonly earlier: EarlierRuns,
    private readonly writing: Writing,
    private readonly record: AccessRecord,
  ) {}

  async execute({ input: { actor, id, format } }: GetResultFile): Promise<ResultFileView> {
    const run = await this.earlier.get(actor, id);
    const file = await this.writing.file(run, format);
    const { dataSourceId } = run.statement;
    await this.record.exported({ actor, dataSourceId, queryId: id, format, rowCount: file.rowCount });
    return file;
  }
}
