import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetBuiltinDataStatus } from '#modules/census';
import { openScratch } from '#shared/duckdb';
import type { Probe } from './probe.js';

/** What answers questions. */
@Injectable()
export class DataProbes {
  constructor(private readonly queries: QueryBus) {}

  all(): [string, Probe][] {
    return [
      ['analytics-engine', () => this.askEngine()],
      ['builtin-data', () => this.askBuiltinData()],
    ];
  }

  private async askEngine(): Promise<undefined> {
    const engine = await openScratch({ memoryMb: 64, threads: 1 });
    try {
      const connection = await engine.connect();
      await connection.run('select 1');
      connection.closeSync();
    } finally {
      engine.closeSync();
    }
  }

  private async askBuiltinData(): Promise<string | undefined> {
    const { status, failure } = await this.queries.execute(new GetBuiltinDataStatus());
    if (status === 'failed') throw new Error(failure ?? 'The built-in data could not be prepared.');
    return status === 'ready' ? undefined : 'The built-in data is being prepared.';
  }
}
