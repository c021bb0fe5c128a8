import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetResultFile, type ResultFileView } from '../contract/index.js';
import { EarlierRuns } from './earlier-runs.js';
import { Writing } from './writing.js';

@QueryHandler(GetResultFile)
export class GetResultFileHandler implements IQueryHandler<GetResultFile> {
  constructor(
    private readonly earlier: EarlierRuns,
    private readonly writing: Writing,
  ) {}

  async execute({ input: { actor, id, format } }: GetResultFile): Promise<ResultFileView> {
    return this.writing.file(await this.earlier.get(actor, id), format);
  }
}
