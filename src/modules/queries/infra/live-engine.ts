import { Injectable } from '@nestjs/common';
import { connectionProblem, type LiveRows } from '#shared/live-databases';
import type { Cell, QueryResult } from '../contract/index.js';
import { QueriesConfig } from './config.js';
import { LiveWriter } from './files/live-writer.js';
import { LiveSources } from './live-sources.js';
import type { RunningStatement } from './running-statement.js';
import {
  type ResultTarget,
  type ResultWriter,
  type Statement,
  StatementEngine,
  type WrittenResult,
} from './statement-engine.js';

/** Databases of others, where they are. */
@Injectable()
export class LiveEngine extends StatementEngine implements ResultWriter {
  constructor(
    private readonly sources: LiveSources,
    private readonly writer: LiveWriter,
    private readonly config: QueriesConfig,
  ) {
    super();
  }

  run(statement: Statement, running: RunningStatement): Promise<QueryResult> {
    return this.withRows(statement, running, (rows) => this.read(rows, statement.maxRows));
  }

  tell(statement: Statement, running: RunningStatement): Promise<string> {
    return this.withRows(statement, running, async (rows) => String((await rows.next())[0]?.at(-1)));
  }

  async write(statement: Statement, running: RunningStatement, target: ResultTarget): Promise<WrittenResult> {
    const { text, ...written } = await this.withRows(statement, running, (rows) =>
      this.writer.write(rows, statement.maxRows, target),
    );
    if (text) await this.writer.convert({ ...written, text }, { statement, target }, running);
    return written;
  }

  private async withRows<T>(
    { dataSourceId, sql, parameters, seconds }: Statement,
    running: RunningStatement,
    work: (rows: LiveRows) => Promise<T>,
  ): Promise<T> {
    const { pool, slots, host } = await this.sources.of(dataSourceId);
    try {
      return await slots.use(running, () =>
        pool.lend((connection) =>
          running.within(seconds, connection, async () => work(await connection.open(sql, parameters))),
        ),
      );
    } catch (error) {
      throw connectionProblem(error, { host });
    }
  }

  /** Reads up to the limits, then only counts, for as long as allowed. */
  private async read(source: LiveRows, maxRows: number): Promise<QueryResult> {
    const { maxCells, countSeconds } = this.config;
    const { columns } = source;
    const most = Math.min(maxRows, Math.floor(maxCells / Math.max(columns.length, 1)));
    const rows: Cell[][] = [];
    let total = 0;
    let deadline = Number.POSITIVE_INFINITY;
    let drained = false;
    while (!drained && performance.now() < deadline) {
      const piece = await source.next();
      drained = piece.length === 0;
      for (const row of piece.slice(0, Math.max(0, most - rows.length))) rows.push(row);
      total += piece.length;
      if (total > most && deadline === Number.POSITIVE_INFINITY)
        deadline = performance.now() + countSeconds * 1000;
    }
    const shown = {
      columns: columns.map(({ name, kind }) => ({ name, type: kind })),
      rows,
      rowCount: rows.length,
      totalRows: total,
      truncated: total > rows.length,
    };
    return drained ? shown : { ...shown, totalRowsAtLeast: true };
  }
}
