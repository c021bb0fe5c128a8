import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Notifications } from '#shared/database';
import type { RunOwner } from './running-statement.js';
import { RunningStatements } from './running-statements.js';

const channel = 'almanac_cancel_query';

/** Stops a run wherever it is: here, or in another process on the same database. */
@Injectable()
export class Cancellations implements OnModuleInit {
  constructor(
    private readonly running: RunningStatements,
    private readonly notifications: Notifications,
    private readonly database: Database,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen({
      channel,
      onNotify: (told) => {
        const [organizationId = '', id = ''] = told.split(' ');
        this.running.cancel({ organizationId, id });
      },
      onConnect: () => undefined,
    });
  }

  /** Whether it ran here; otherwise the others are told. */
  async cancel(owner: RunOwner): Promise<boolean> {
    if (this.running.cancel(owner)) return true;
    await this.database.query('select pg_notify($1, $2)', [channel, `${owner.organizationId} ${owner.id}`]);
    return false;
  }
}
