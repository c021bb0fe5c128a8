import { Injectable } from '@nestjs/common';
import type { SchemaView } from '#modules/catalog';
import { DuckdbEngine } from './duckdb-engine.js';
import { LiveEngine } from './live-engine.js';
import type { StatementEngine } from './statement-engine.js';

/** Which engine holds the data of a source. */
@Injectable()
export class EngineChoice {
  constructor(
    private readonly duckdb: DuckdbEngine,
    private readonly live: LiveEngine,
  ) {}

  of({ dialect }: SchemaView): StatementEngine {
    return dialect === 'duckdb' ? this.duckdb : this.live;
  }
}
