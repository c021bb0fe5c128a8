import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { AppError } from '#shared/errors';
import { Outbox } from '#shared/messaging';
import { ResultExported, StatementRefused } from '../contract/index.js';

interface Statement {
  readonly actor: Actor;
  readonly dataSourceId: string;
  readonly sql: string;
}

interface Export extends Omit<Statement, 'sql'> {
  readonly queryId: string;
  readonly format: string;
  readonly rowCount: number;
}

/** Of what nobody may do and of what row policies forbid; a mistyped name is no attempt. */
const refusals: readonly string[] = ['queries.refused', 'queries.behindPolicies'];
const mostOfSql = 2000;

/** What a statement may hold and no JSON of PostgreSQL can: a null, half of a character where it was cut. */
const storable = (text: string): string => text.replaceAll('\0', '\u2400').toWellFormed();

/** Tells of statements that were refused and of rows that left. What guests do with public data is nobody's secret. */
@Injectable()
export class AccessRecord {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Passes the error on. */
  async refused({ actor, dataSourceId, sql }: Statement, error: unknown): Promise<never> {
    const isTold = error instanceof AppError && refusals.includes(error.code) && actor.kind === 'user';
    if (isTold) {
      const { organizationId, userId } = actor;
      const { code, message } = error;
      const said = { reason: storable(message), sql: storable(sql.slice(0, mostOfSql)) };
      const told = { organizationId, userId, dataSourceId, code, ...said };
      await this.database.transaction((tx) => this.outbox.add(new StatementRefused(told), tx));
    }
    throw error;
  }

  async exported({ actor, ...what }: Export): Promise<void> {
    if (actor.kind !== 'user') return;
    const { organizationId, userId } = actor;
    const event = new ResultExported({ organizationId, userId, ...what });
    await this.database.transaction((tx) => this.outbox.add(event, tx));
  }
}
