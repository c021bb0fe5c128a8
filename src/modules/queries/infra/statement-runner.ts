import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { Injectable } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import type { QueryResult } from '../contract/index.js';
import { bindParameters, type Parameter } from './bind-parameters.js';
import { QueriesConfig } from './config.js';
import { Engines } from './engines.js';
import { BrokenStream, readResult } from './read-result.js';
import type { RunningStatement } from './running-statement.js';
import { Slots } from './slots.js';
import type { VersionKey } from './version-files.js';

export interface Statement extends VersionKey {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly maxRows: number;
  /** Rows it can have at most, when it says so itself. */
  readonly ownLimit: number | undefined;
}

/** What DuckDB hands over in one piece. */
const rowsOfPiece = 2048;

/** Runs a statement that has passed the gate, within the limits of time, rows and concurrency. */
@Injectable()
export class StatementRunner {
  constructor(
    private readonly engines: Engines,
    private readonly slots: Slots,
    private readonly config: QueriesConfig,
  ) {}

  run(statement: Statement, running: RunningStatement): Promise<QueryResult> {
    const seconds = this.config.timeLimitSeconds;
    return this.slots.use(() =>
      this.engines.use(statement, async (connection) => {
        const value = await running.within(seconds, connection, () => this.answer(connection, statement));
        return { value, clean: value.totalRowsAtLeast === undefined };
      }),
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
