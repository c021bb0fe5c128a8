import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Cursors } from '#shared/pagination';
import { GetResultPage, type ResultPageView } from '../contract/index.js';
import { rowsFrom } from '../infra/files/page-of-rows.js';
import { EarlierRuns } from './earlier-runs.js';
import { Writing } from './writing.js';

/** Of wide rows a page has fewer: it is made in memory. */
const bytesOfPage = 8_000_000;

const cursors = new Cursors(z.object({ at: z.int().min(1), row: z.int().min(1) }));

@QueryHandler(GetResultPage)
export class GetResultPageHandler implements IQueryHandler<GetResultPage> {
  constructor(
    private readonly earlier: EarlierRuns,
    private readonly writing: Writing,
  ) {}

  async execute({ input: { actor, id, limit, cursor } }: GetResultPage): Promise<ResultPageView> {
    const { at, row } = cursors.read(cursor) ?? { at: 0, row: 0 };
    const run = await this.earlier.get(actor, id);
    const { path, sizeBytes, ...shown } = await this.writing.file(run, 'rows');
    const { rows, more } = await rowsFrom(path, at, { rows: limit, bytes: bytesOfPage });
    const last = rows.at(-1);
    return {
      ...shown,
      rows: rows.map(({ cells }) => cells),
      firstRow: row,
      ...(more && last && { nextCursor: cursors.write({ at: last.end, row: row + rows.length }) }),
    };
  }
}
