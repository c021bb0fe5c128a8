import { Injectable } from '@nestjs/common';
import type { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';
import { RunningStatement } from './running-statement.js';

interface Entry {
  readonly organizationId: string;
  readonly statement: RunningStatement;
}

/** The statements of this process that are on their way, by the id of their run. */
@Injectable()
export class RunningStatements {
  private readonly entries = new Map<string, Entry>();

  async track<T>(
    { id, organizationId }: { id: string; organizationId: string },
    work: (statement: RunningStatement) => Promise<T>,
  ): Promise<T> {
    const statement = new RunningStatement();
    this.entries.set(id, { organizationId, statement });
    try {
      return await work(statement);
    } finally {
      this.entries.delete(id);
    }
  }

  get none(): boolean {
    return this.entries.size === 0;
  }

  stopAll(reason: AppError): void {
    for (const { statement } of this.entries.values()) statement.stop(reason);
  }

  /** What is not running, or not the organisation's, is left alone. */
  cancel(id: string, organizationId: string): void {
    const entry = this.entries.get(id);
    if (entry?.organizationId === organizationId) entry.statement.stop(queriesErrors.cancelled({ id }));
  }
}
