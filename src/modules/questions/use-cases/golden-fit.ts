import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type ResultColumn, RunQuery } from '#modules/queries';
import { type Actor, systemActor } from '#shared/contracts';
import { Database } from '#shared/database';
import { AppError } from '#shared/errors';
import { Outbox } from '#shared/messaging';
import { GoldenBroke } from '../contract/index.js';
import type { Answerable } from '../domain/interpretation.js';
import type { GoldenEntity } from '../infra/golden.entity.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Interpreter } from '../infra/interpreter.js';
import type { Source } from '../infra/sources.js';

type Golden = Readonly<GoldenEntity>;

/** Whether a golden answer still fits the data, the model and the engine as they are now. */
@Injectable()
export class GoldenFit {
  constructor(
    private readonly commands: CommandBus,
    private readonly interpreter: Interpreter,
    private readonly repository: GoldenRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** The answer, as the engine gives it or as SQL by hand; nothing when the engine reads the question otherwise now. */
  answer(golden: Golden, source: Source): Answerable | undefined {
    const { kind, question, chosen, sql, tables } = golden;
    if (kind === 'sql')
      return { status: 'answered', reading: { text: question, assumptions: [] }, sql, columns: [], tables };
    const { interpretation } = this.interpreter.read(question, source, chosen);
    return interpretation.status === 'answered' && isDeepStrictEqual(interpretation.sql, sql)
      ? interpretation
      : undefined;
  }

  /** Runs the statement through the gate, and tells its columns. */
  async columnsOf(actor: Actor, dataSourceId: string, sql: string): Promise<readonly ResultColumn[]> {
    const { result } = await this.commands.execute(new RunQuery({ actor, dataSourceId, sql, limit: 1 }));
    return result.columns;
  }

  /** Runs it again, unless it was found to fit this very version; says whether it may be used, and reports it when not. */
  async check(golden: Golden, source: Source): Promise<boolean> {
    if (golden.fits === source.key) return golden.status === 'active';
    const problem = (await this.problemOf(golden, source)) ?? null;
    const status = problem === null ? 'active' : 'broken';
    await this.database.transaction(async (tx) => {
      await this.repository.save({ ...golden, status, problem, fits: source.key }, tx);
      const { id: goldenId, organizationId, dataSourceId, question } = golden;
      if (problem !== null && golden.status === 'active')
        await this.outbox.add(
          new GoldenBroke({ goldenId, organizationId, dataSourceId, question, problem }),
          tx,
        );
    });
    return problem === null;
  }

  private async problemOf(golden: Golden, source: Source): Promise<string | undefined> {
    if (!this.answer(golden, source)) return 'The engine reads the question otherwise now.';
    const { organizationId, dataSourceId, sql, columns } = golden;
    try {
      const now = await this.columnsOf(systemActor(organizationId), dataSourceId, sql.text);
      return isDeepStrictEqual(now, columns) ? undefined : 'The columns of its result are others now.';
    } catch (error) {
      if (error instanceof AppError && error.kind === 'invalid') return error.message;
      throw error;
    }
  }
}
