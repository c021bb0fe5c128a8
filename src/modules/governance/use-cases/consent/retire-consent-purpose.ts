import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ConsentRetired, RetireConsentPurpose } from '../../contract/consent.js';
import { ConsentPurposes } from '../../infra/consent/consent-purposes.js';
import { ConsentRights } from './consent-rights.js';

@CommandHandler(RetireConsentPurpose)
export class RetireConsentPurposeHandler implements ICommandHandler<RetireConsentPurpose> {
  constructor(
    private readonly rights: ConsentRights,
    private readonly purposes: ConsentPurposes,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, purposeId } }: RetireConsentPurpose): Promise<void> {
    const { userId } = actor;
    await this.database.transaction(async (tx) => {
      const { scope, organizationId, name, retiredAt } = await this.purposes.hold(purposeId, actor, tx);
      this.rights.require(actor, scope);
      if (retiredAt) return;
      await this.purposes.retire(purposeId, { userId, at: this.clock.now() }, tx);
      await this.outbox.add(new ConsentRetired({ organizationId, userId, purposeId, name }), tx);
    });
  }
}
