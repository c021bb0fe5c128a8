import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QueryInput, QueryResult } from '../contract/index.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf } from '../infra/engine-errors.js';
import { RunningStatements } from '../infra/running-statements.js';
import { Admission } from './admission.js';

export interface Governed {
  readonly version: string;
  readonly dialect: string;
  readonly result: QueryResult;
}

/** Statements of governance: with the rights of the actor, through the gate, in nobody's history, and not remembered. */
@Injectable()
export class GovernedStatements {
  constructor(
    private readonly admission: Admission,
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
  ) {}

  async run(input: QueryInput, ofVersion?: string): Promise<Governed> {
    const { owner, statement, schema, verdict } = await this.admission.of(
      { ...input, id: randomUUID() },
      ofVersion,
    );
    const { version } = statement;
    const { dialect } = schema;
    try {
      const work = (running: Parameters<Parameters<RunningStatements['track']>[1]>[0]) =>
        this.engines.of(schema).run(statement, running);
      return { version, dialect, result: await this.running.track(owner, work) };
    } catch (error) {
      throw problemOf(error, schema, verdict);
    }
  }
}
