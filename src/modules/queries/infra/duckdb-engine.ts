import { Injectable } from '@nestjs/common';
import type { QueryResult } from '../contract/index.js';
import { bindingsOf } from './bind-parameters.js';
import { QueriesConfig } from './config.js';
import type { Loan } from './engine.js';
import { EngineLost } from './engine-host/engine-host.js';
import { Engines } from './engines.js';
import type { RunningStatement } from './running-statement.js';
import { EngineSlots } from './slots.js';
import { type Statement, StatementEngine } from './statement-engine.js';

/** What DuckDB hands over in one piece. */
const rowsOfPiece = 2048;

/** The versions of imported and built-in data. */
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
    const { sql, parameters, ownLimit = Number.POSITIVE_INFINITY, maxRows } = statement;
    const { maxCells: cells, countSeconds } = this.config;
    const request = {
      sql,
      bindings: bindingsOf(parameters),
      inOnePiece: ownLimit <= rowsOfPiece,
      limits: { rows: maxRows, cells, countSeconds },
    };
    return this.within(statement, running, (on, engine) => on.ask('run', { ...request, engine }));
  }

  tell(statement: Statement, running: RunningStatement): Promise<string> {
    const request = { sql: statement.sql, bindings: bindingsOf(statement.parameters) };
    return this.within(statement, running, (on, engine) => on.ask('tell', { ...request, engine }));
  }

  /**
   * When the process of the engines ends, everything that ran there is run again, each in a process of its own: what
   * killed it fails alone, and the others never know.
   */
  private within<T>(statement: Statement, running: RunningStatement, work: Loan<T>): Promise<T> {
    let deadline: number | undefined;
    const limited: Loan<T> = (on, engine) => {
      deadline ??= performance.now() + 1000 * statement.seconds;
      return running.within(secondsUntil(deadline), on, () => work(on, engine));
    };
    return this.slots.use(running, async () => {
      try {
        return await this.engines.use(statement, limited);
      } catch (error) {
        if (!(error instanceof EngineLost)) throw error;
      }
      return await this.engines.useAlone(statement, limited).catch((error: unknown) => {
        throw error instanceof EngineLost ? error.problem : error;
      });
    });
  }
}

/** In tenths, as it is told. */
const secondsUntil = (deadline: number): number =>
  Math.max(0.1, Math.ceil((deadline - performance.now()) / 100) / 10);
