import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ConsentPublished, type ConsentPurposeView, PublishConsentVersion } from '../../contract/consent.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { ConsentPurposes, publicViewOf } from '../../infra/consent/consent-purposes.js';
import { ConsentRights } from './consent-rights.js';

@CommandHandler(PublishConsentVersion)
export class PublishConsentVersionHandler implements ICommandHandler<PublishConsentVersion> {
  constructor(
    private readonly rights: ConsentRights,
    private readonly purposes: ConsentPurposes,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, purposeId, title, text } }: PublishConsentVersion) {
    const { userId } = actor;
    return await this.database.transaction(async (tx): Promise<ConsentPurposeView> => {
      const before = await this.purposes.hold(purposeId, actor, tx);
      this.rights.require(actor, before.scope);
      const { organizationId, name, current } = before;
      if (before.retiredAt) throw errors.consentRetired({ name });
      const next = { purposeId, version: current.version + 1, title, text };
      await this.purposes.addVersion({ ...next, publishedBy: userId, publishedAt: this.clock.now() }, tx);
      await this.outbox.add(new ConsentPublished({ organizationId, userId, name, ...next }), tx);
      return publicViewOf(await this.purposes.hold(purposeId, actor, tx));
    });
  }
}
