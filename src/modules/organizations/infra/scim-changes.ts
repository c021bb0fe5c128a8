import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#shared/contracts';
import { ResumeMember, SuspendMember } from '../contract/commands.js';
import type { ScimUserView } from '../contract/scim-views.js';
import { ScimDirectory } from './scim-directory.js';
import type { ScimUserInput } from './scim-user.js';
import { ScimUsers } from './scim-users.js';

/** What a directory says of a member comes true, by the same rules as when an admin says it. */
@Injectable()
export class ScimChanges {
  constructor(
    private readonly users: ScimUsers,
    private readonly directory: ScimDirectory,
    private readonly commands: CommandBus,
  ) {}

  /** Who may not be suspended is not, and nothing else is changed then. */
  async apply(organizationId: string, userId: string, user: ScimUserInput): Promise<ScimUserView> {
    const member = { actor: systemActor(organizationId), organizationId, userId };
    const { suspended } = await this.users.get(member);
    const active = user.active ?? true;
    if (active === suspended)
      await this.commands.execute(active ? new ResumeMember(member) : new SuspendMember(member));
    await this.users.save(member, user);
    return this.directory.get(organizationId, userId);
  }
}
