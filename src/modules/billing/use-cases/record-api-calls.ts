import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { RecordApiCalls } from '../contract/commands.js';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@CommandHandler(RecordApiCalls)
export class RecordApiCallsHandler implements ICommandHandler<RecordApiCalls> {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { batchId, counts } }: RecordApiCalls): Promise<void> {
    const period = periodOf(this.clock.now());
    const sorted = counts.toSorted((a, b) => a.organizationId.localeCompare(b.organizationId));
    await this.database.transaction(async (tx) => {
      const marks: unknown[] = await tx.query(
        'insert into billing.call_batch (id) values ($1) on conflict do nothing returning 1',
        [batchId],
      );
      if (marks.length === 0) return;
      for (const { organizationId, userId, calls: amount } of sorted)
        await this.ledger.add({ organizationId, userId, meter: 'apiCalls', amount, period }, tx);
    });
  }
}
