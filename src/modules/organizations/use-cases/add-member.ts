import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetUser, GetUserByEmail, type UserView } from '#modules/identity';
import { permits } from '#shared/contracts';
import { AddMember } from '../contract/commands.js';
import { organizationsErrors as errors } from '../contract/errors.js';
import { Joining } from '../infra/joining.js';
import { toMemberView } from '../infra/member-views.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(AddMember)
export class AddMemberHandler implements ICommandHandler<AddMember> {
  constructor(
    private readonly queries: QueryBus,
    private readonly joining: Joining,
    private readonly organizations: OrganizationRepository,
  ) {}

  /** Rights are looked at twice: only admins learn who has an account, and only admins who still are change anything. */
  async execute({ input }: AddMember) {
    const { actor, organizationId, role } = input;
    if (actor.kind !== 'system') {
      const seen = await this.organizations.getFor(actor.userId, organizationId);
      if (!permits(seen.role, 'members.manage')) throw errors.adminsOnly();
    }
    const user = await this.whom(input);
    const member = await this.joining.join({ actor, organizationId, user, role });
    return toMemberView(member, user);
  }

  private whom({ userId, email = '' }: AddMember['input']): Promise<UserView> {
    return this.queries.execute(
      userId === undefined ? new GetUserByEmail({ email, verified: true }) : new GetUser({ userId }),
    );
  }
}
