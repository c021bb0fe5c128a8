import { OrganizationDeleted } from '#modules/organizations';
import type { Transaction } from '#shared/database';
import { Outbox, Subscriber, type Subscribes } from '#shared/messaging';
import { DataSourceRemoved } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

/** Its sources go as if each had been deleted: whoever keeps something about one hears of it. */
@Subscriber({ event: OrganizationDeleted, name: 'data-sources.on-organization-deleted' })
export class OnOrganizationDeleted implements Subscribes<OrganizationDeleted> {
  constructor(
    private readonly sources: DataSourceRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle({ input: { organizationId } }: OrganizationDeleted, tx: Transaction): Promise<void> {
    for (const dataSourceId of await this.sources.idsOf(organizationId, tx)) {
      await this.sources.remove(dataSourceId, tx);
      await this.outbox.add(new DataSourceRemoved({ dataSourceId, organizationId }), tx);
    }
  }
}
