import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Outbox, Subscriber, type Subscribes } from '#shared/messaging';
import { ObjectStore } from '#shared/object-store';
import { FileRemoved } from '../contract/index.js';

interface Removed {
  readonly fileId: string;
  readonly objectKey: string;
}

/** Its files go, what they hold before what is known of them: an interruption leaves nothing that nobody knows. */
@Subscriber({ event: OrganizationDeleted, name: 'files.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  constructor(
    private readonly store: ObjectStore,
    private readonly outbox: Outbox,
  ) {}

  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    const files: Removed[] = await tx.query(
      `select id as "fileId", object_key as "objectKey" from files.file where organization_id = $1`,
      [organizationId],
    );
    for (const { fileId, objectKey } of files) {
      await this.store.delete(objectKey);
      await this.outbox.add(new FileRemoved({ fileId, organizationId }), tx);
    }
    await tx.query('delete from files.file where organization_id = $1', [organizationId]);
  }
}
