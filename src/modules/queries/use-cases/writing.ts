import { Injectable } from '@nestjs/common';
import type { ResultFileView } from '../contract/index.js';
import { QueriesConfig } from '../infra/config.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf } from '../infra/engine-errors.js';
import { ResultFiles } from '../infra/files/result-files.js';
import { withinSize } from '../infra/files/size-guard.js';
import { RunningStatements } from '../infra/running-statements.js';
import type { FileFormat, ResultWriter } from '../infra/statement-engine.js';
import type { Run } from './admission.js';

/** Writes the result of a run into a file, unless it is there already. */
@Injectable()
export class Writing {
  constructor(
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
    private readonly files: ResultFiles,
    private readonly config: QueriesConfig,
  ) {}

  async file(
    run: Run,
    format: FileFormat,
    writer: ResultWriter = this.engines.writerOf(run.schema),
  ): Promise<ResultFileView> {
    const { id, owner, statement, schema, verdict, rules } = run;
    // Who may not see the same rows gets a file of its own.
    const key = `${owner.organizationId} ${id} ${verdict.restricted ? rules.key : ''}`;
    try {
      const file = await this.files.of(key, format, (target) =>
        this.running.track(owner, (running) =>
          withinSize({ path: target.path, megabytes: this.config.resultFileMb }, running, () =>
            writer.write(statement, running, target),
          ),
        ),
      );
      return { id, dataVersion: statement.version, ...file };
    } catch (error) {
      throw problemOf(error, schema, verdict);
    }
  }
}
