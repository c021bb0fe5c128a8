import { FileUploaded } from '#modules/files';
import { Clock } from '#shared/clock';
import { correlationId } from '#shared/correlation';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { periodOf } from '../domain/period.js';
import { Ledger } from './ledger.js';

@Subscriber({ event: FileUploaded, name: 'billing.on-file-uploaded' })
export class OnFileUploaded implements Subscribes<FileUploaded> {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async handle({ input }: FileUploaded, tx: Transaction): Promise<void> {
    const item = {
      organizationId: input.organizationId,
      meter: 'storageBytes',
      itemId: input.fileId,
    } as const;
    await this.ledger.addItem({ ...item, amount: input.sizeBytes }, periodOf(this.clock.now()), tx);
    await this.ledger.settle(
      { organizationId: input.organizationId, meter: 'storageBytes', correlationId: correlationId() },
      tx,
    );
  }
}
