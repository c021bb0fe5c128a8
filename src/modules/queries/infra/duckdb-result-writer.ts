import { Injectable } from '@nestjs/common';
import { DuckdbWriter } from './files/duckdb-writer.js';
import type { RunningStatement } from './running-statement.js';
import { EngineSlots } from './slots.js';
import { type ResultTarget, ResultWriter, type Statement, type WrittenResult } from './statement-engine.js';
import { VersionFiles } from './version-files.js';

/** Writes what is in the versions of imported and built-in data. */
@Injectable()
export class DuckdbResultWriter extends ResultWriter {
  constructor(
    private readonly files: VersionFiles,
    private readonly slots: EngineSlots,
    private readonly writer: DuckdbWriter,
  ) {
    super();
  }

  write(statement: Statement, running: RunningStatement, target: ResultTarget): Promise<WrittenResult> {
    return this.slots.use(running, async () => {
      using file = await this.files.copyOf(statement);
      return await this.writer.write({ file: file.path, statement, target }, running);
    });
  }
}
