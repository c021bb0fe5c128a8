import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { Injectable } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import type { QueryResult } from '../contract/index.js';
import { bindParameters } from './bind-parameters.js';
import { QueriesConfig } from './config.js';
import { Engines } from './engines.js';
import { BrokenStream, readResult } from './read-result.js';
import type { RunningStatement } from './running-statement.js';
import { EngineSlots } from './slots.js';
import { type Statement, StatementEngine } from './statement-engine.js';

/** What DuckDB hands over in one piece. */
const rowsOfPiece = 2048;

/** The versions of imported and built-in data, in this process. */
@Injectable()
export class DuckdbEngine extends StatementEngine {
  constructor(
    private readonly engines: Engines,
    private readonly slots: EngineSlots,
    private readonly config: QueriesConfig,
  ) {
    super();
  }

  run(statement: Statement, running: RunningStatement): Promise<QueryResult> {
    const seconds = this.config.timeLimitSeconds;
    return this.slots.use(running, () =>
      this.engines.use(statement, async (connection) => {
        const value = await running.within(seconds, connection, () => this.answer(connection, statement));
        return { value, clean: value.totalRowsAtLeast === undefined };
      }),
    );
  }

  tell({ sql, parameters, ...version }: Statement, running: RunningStatement): Promise<string> {
    return this.slots.use(running, () =>
      this.engines.use(version, (connection) =>
        running.within(this.config.timeLimitSeconds, connection, async () => {
          const prepared = await connection.prepare(sql);
          try {
            bindParameters(prepared, parameters);
            const reader = await prepared.runAndReadAll();
            return { value: String(reader.getRows()[0]?.at(-1)), clean: true };
          } finally {
            prepared.destroySync();
          }
        }),
      ),
    );
  }

  /**
   * A result of one piece comes at once, without parameters even unprepared: each step is a journey to another thread
   * and back.
   */
  private async answer(connection: DuckDBConnection, statement: Statement): Promise<QueryResult> {
    const { sql, parameters, ownLimit = Number.POSITIVE_INFINITY, maxRows } = statement;
    const { maxCells, countSeconds } = this.config;
    const limits = { rows: maxRows, cells: maxCells, countSeconds };
    const inOnePiece = ownLimit <= rowsOfPiece;
    if (inOnePiece && parameters.length === 0) return await readResult(await connection.run(sql), limits);
    const prepared = await connection.prepare(sql);
    try {
      bindParameters(prepared, parameters);
      return await readResult(await (inOnePiece ? prepared.run() : prepared.stream()), limits);
    } catch (error) {
      throw error instanceof BrokenStream ? await this.reasonOf(error, prepared) : error;
    } finally {
      prepared.destroySync();
    }
  }

  /** Asks again without a stream, for then the client does tell; unless that would take too much memory. */
  private async reasonOf({ cells }: BrokenStream, prepared: DuckDBPreparedStatement): Promise<unknown> {
    const unknown = queriesErrors.failed({ reason: 'one of its later rows cannot be computed.' });
    if (cells > this.config.maxCells) return unknown;
    return await prepared.run().then(
      () => unknown,
      (reason: unknown) => reason,
    );
  }
}
