import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Inquiries, Outbox } from '#shared/messaging';
import { governanceErrors as errors } from '../../contract/errors.js';
import {
  DescribeTablesOfSource,
  type HeldVersionView,
  ReleaseHeldVersion,
  VersionReleased,
} from '../../contract/quality/index.js';
import { HeldVersions } from '../../infra/quality/held-versions.js';
import { requireQualityAdmin } from './quality-admins.js';

@CommandHandler(ReleaseHeldVersion)
export class ReleaseHeldVersionHandler implements ICommandHandler<ReleaseHeldVersion> {
  constructor(
    private readonly held: HeldVersions,
    private readonly inquiries: Inquiries,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, heldId, reason } }: ReleaseHeldVersion): Promise<HeldVersionView> {
    requireQualityAdmin(actor);
    const { organizationId, userId } = actor;
    const { dataSourceId, version, state } = await this.held.get(organizationId, heldId);
    if (state !== 'held') throw errors.notHeld({ state });
    // Old versions are removed: one that is gone is not found.
    await this.inquiries.ask(new DescribeTablesOfSource({ actor, dataSourceId, version }));
    return await this.database.transaction(async (tx) => {
      const released = await this.held.release(heldId, { userId, reason, at: this.clock.now() }, tx);
      if (!released) throw errors.notHeld({ state: 'released' });
      await this.outbox.add(
        new VersionReleased({ organizationId, dataSourceId, userId, version, reason }),
        tx,
      );
      return released;
    });
  }
}
