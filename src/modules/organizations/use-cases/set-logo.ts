import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { SetLogo } from '../contract/image-messages.js';
import { OrganizationChanged } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { ImageRepository } from '../infra/images/image.repository.js';
import { Images } from '../infra/images/images.js';

@CommandHandler(SetLogo)
export class SetLogoHandler implements ICommandHandler<SetLogo> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly images: Images,
    private readonly rows: ImageRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, objectKey } }: SetLogo) {
    const imageId = objectKey === null ? null : await this.images.make(objectKey, 'logo');
    await this.held.change({ actor, organizationId }, async (organization, tx) => {
      organization.require(actor, 'organization.manage');
      await this.rows.give({ organizationId }, imageId, tx);
      const changed = { organizationId, actorId: actor.userId, fields: ['logo'] };
      await this.outbox.add(new OrganizationChanged(changed), tx);
    });
  }
}
