import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { QueryFile, type ResultPageView } from '../contract/index.js';
import { rowsFrom } from '../infra/files/page-of-rows.js';
import { FileQueries } from './file-queries.js';

/** An answer of one page; more rows are given as a file. */
const mostRows = 10_000;

@CommandHandler(QueryFile)
export class QueryFileHandler implements ICommandHandler<QueryFile> {
  constructor(private readonly files: FileQueries) {}

  async execute({ input }: QueryFile): Promise<ResultPageView> {
    const limit = Math.min(input.limit ?? mostRows, mostRows);
    const { path, sizeBytes: _sizeBytes, ...shown } = await this.files.write({ ...input, limit }, 'rows');
    const { rows } = await rowsFrom(path, 0, { rows: limit, bytes: Number.POSITIVE_INFINITY });
    return { ...shown, rows: rows.map(({ cells }) => cells), firstRow: 0 };
  }
}
