import type { OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { Outbox } from '#shared/messaging';
import { OrganizationDeleted } from '../contract/organization-events.js';
import { LegalHolds } from '../infra/legal-holds.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

const job = 'organizations.erase-deleted';

/** Every hour: what was deleted and not restored within its days of grace, and is not held, is no more, and everybody is told. */
@JobHandler({ name: job })
export class EraseDeleted implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly organizations: OrganizationRepository,
    private readonly legalHolds: LegalHolds,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '41 * * * *', {});
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const organizationId of await this.organizations.due(now)) {
      if (await this.legalHolds.isHeld(organizationId)) continue;
      await this.database.transaction(async (tx) => {
        if (!(await this.organizations.erase(organizationId, now, tx))) return;
        await this.outbox.add(new OrganizationDeleted({ organizationId }), tx);
      });
    }
  }
}
