import { FileRemoved } from '#modules/files';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@Subscriber({ event: FileRemoved, name: 'billing.on-file-removed' })
export class OnFileRemoved implements Subscribes<FileRemoved> {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async handle({ input }: FileRemoved, tx: Transaction): Promise<void> {
    const item = {
      organizationId: input.organizationId,
      meter: 'storageBytes',
      itemId: input.fileId,
    } as const;
    await this.ledger.removeItem(item, periodOf(this.clock.now()), tx);
  }
}
