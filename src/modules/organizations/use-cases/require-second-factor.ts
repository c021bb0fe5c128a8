import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { RequireSecondFactor } from '../contract/commands.js';
import { OrganizationChanged } from '../contract/organization-events.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(RequireSecondFactor)
export class RequireSecondFactorHandler implements ICommandHandler<RequireSecondFactor> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, required } }: RequireSecondFactor) {
    await this.held.change({ actor, organizationId, ofAll: true }, async (organization, tx) => {
      organization.require(actor, 'security.manage');
      await this.organizations.change(organizationId, { secondFactorRequired: required }, tx);
      const changed = { organizationId, actorId: actor.userId, fields: ['secondFactorRequired'] };
      await this.outbox.add(new OrganizationChanged(changed), tx);
    });
    return this.organizations.getFor(actor.userId, organizationId);
  }
}
