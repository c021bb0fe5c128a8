import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetUser } from '#modules/identity';
import { Clock } from '#shared/clock';
import { systemActor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { AcceptInvitation, InvitationAccepted } from '../contract/invitation-messages.js';
import { InvitationRepository } from '../infra/invitation.repository.js';
import { Joining } from '../infra/joining.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(AcceptInvitation)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitation> {
  constructor(
    private readonly queries: QueryBus,
    private readonly joining: Joining,
    private readonly organizations: OrganizationRepository,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { userId, token } }: AcceptInvitation) {
    const { id: invitationId, organizationId, email, role } = await this.invitations.open(token);
    const user = await this.queries.execute(new GetUser({ userId }));
    if (user.email !== email) throw errors.invitationOfAnother();
    const use = async (tx: Transaction): Promise<void> => {
      await this.invitations.holdOpen({ organizationId, invitationId }, tx);
      await this.invitations.change(invitationId, { acceptedAt: this.clock.now() }, tx);
      await this.outbox.add(new InvitationAccepted({ organizationId, invitationId, actorId: userId }), tx);
    };
    await this.joining.join({ actor: systemActor(organizationId), user, role, before: use });
    return this.organizations.getFor(userId, organizationId);
  }
}
