import { Injectable } from '@nestjs/common';
import type { SchemaView } from '#modules/catalog';
import { DuckdbEngine } from './duckdb-engine.js';
import { DuckdbResultWriter } from './duckdb-result-writer.js';
import { LiveEngine } from './live-engine.js';
import type { ResultWriter, StatementEngine } from './statement-engine.js';

/** Which engine holds the data of a source. */
@Injectable()
export class EngineChoice {
  constructor(
    private readonly duckdb: DuckdbEngine,
    private readonly writer: DuckdbResultWriter,
    private readonly live: LiveEngine,
  ) {}

  of({ dialect }: SchemaView): StatementEngine {
    return dialect === 'duckdb' ? this.duckdb : this.live;
  }

  writerOf({ dialect }: SchemaView): ResultWriter {
    return dialect === 'duckdb' ? this.writer : this.live;
  }
}
