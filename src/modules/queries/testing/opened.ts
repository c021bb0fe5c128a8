import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { CancelQuery, ExplainQuery, type ResultFormat, RunQuery, WriteQueryResult } from '#modules/queries';
import { someActor } from '#shared/testing';
import { EngineChoice } from '../infra/engine-choice.js';
import { RunningStatements } from '../infra/running-statements.js';
import { EngineSlots } from '../infra/slots.js';
import type { OpenedSource } from './open-source.js';

/** For a loaded machine. */
const patience = { timeout: 20_000, interval: 5 };

/** A source on one of the engines; opened when the tests begin. */
export class Opened {
  source!: OpenedSource;
  readonly actor = someActor();
  /** On a plan that gives a statement little time. */
  readonly hurried = someActor();

  /** `running`: how a database of others is asked how many statements it is at, besides this one. */
  constructor(private readonly running?: string) {}

  run(sql: string, more: Partial<RunQuery['input']> = {}) {
    return this.source.app.commands.execute(new RunQuery({ ...this.input(sql), ...more }));
  }

  async rows(sql: string, more: Partial<RunQuery['input']> = {}) {
    return (await this.run(sql, more)).result.rows;
  }

  write(sql: string, format: ResultFormat, id: string = randomUUID()) {
    return this.source.app.commands.execute(new WriteQueryResult({ ...this.input(sql), format, id }));
  }

  explain(sql: string, parameters: string[] = []) {
    return this.source.app.queries.execute(new ExplainQuery({ ...this.input(sql), parameters }));
  }

  cancel(id: string) {
    return this.source.app.commands.execute(new CancelQuery({ actor: this.actor, id }));
  }

  /** Past the gate, which lets nothing like it through. */
  runUngated(sql: string) {
    const { app, schema } = this.source;
    const { dataSourceId, version } = schema;
    const statement = {
      dataSourceId,
      version,
      largestTable: 1,
      sql,
      parameters: [],
      seconds: 10,
      maxRows: 10,
    };
    const { organizationId } = this.actor;
    return app.get(RunningStatements).track({ id: randomUUID(), organizationId }, (running) =>
      app
        .get(EngineChoice)
        .of(schema)
        .run({ ...statement, ownLimit: undefined }, running),
    );
  }

  /** What the engine itself is at. */
  async untilRunning(count: number, within = patience): Promise<void> {
    await vi.waitFor(async () => expect(await this.countRunning()).toBe(count), within);
  }

  /** Nothing is left in the engine a second later. */
  goneInTime(): Promise<void> {
    return this.untilRunning(0, { timeout: 1000, interval: 10 });
  }

  private async countRunning(): Promise<number> {
    const { live, app } = this.source;
    if (!live || !this.running) return app.get(EngineSlots).counts().running;
    return Number((await live.ask(this.running))[0]?.[0]);
  }

  private input(sql: string) {
    return { actor: this.actor, dataSourceId: this.source.schema.dataSourceId, sql };
  }
}
