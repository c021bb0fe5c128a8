import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Ids } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ConsentPublished, type ConsentPurposeView, PublishConsentPurpose } from '../../contract/consent.js';
import { ConsentPurposes, ownerOf, publicViewOf } from '../../infra/consent/consent-purposes.js';
import { ConsentRights } from './consent-rights.js';

@CommandHandler(PublishConsentPurpose)
export class PublishConsentPurposeHandler implements ICommandHandler<PublishConsentPurpose> {
  constructor(
    private readonly rights: ConsentRights,
    private readonly purposes: ConsentPurposes,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ input }: PublishConsentPurpose): Promise<ConsentPurposeView> {
    const { actor, scope, name, title, text } = input;
    this.rights.require(actor, scope);
    const { userId } = actor;
    const [purposeId, organizationId, now] = [this.ids.next(), ownerOf(scope, actor), this.clock.now()];
    return await this.database.transaction(async (tx) => {
      await this.purposes.add({ id: purposeId, organizationId, name, createdAt: now }, tx);
      const first = { purposeId, version: 1, title, text };
      await this.purposes.addVersion({ ...first, publishedBy: userId, publishedAt: now }, tx);
      await this.outbox.add(new ConsentPublished({ organizationId, userId, name, ...first }), tx);
      return publicViewOf(await this.purposes.hold(purposeId, actor, tx));
    });
  }
}
