import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ProvisionAccount } from '#modules/identity';
import { systemActor } from '#shared/contracts';
import { AddMember } from '../contract/commands.js';
import { organizationsErrors as errors } from '../contract/errors.js';
import { CreateScimUser } from '../contract/scim-messages.js';
import { ScimChanges } from '../infra/scim-changes.js';
import { ScimTokens } from '../infra/scim-tokens.js';
import { readScimUser, type ScimUserInput } from '../infra/scim-user.js';
import { ScimUsers } from '../infra/scim-users.js';

const address = z.string().trim().max(254).pipe(z.email());

@CommandHandler(CreateScimUser)
export class CreateScimUserHandler implements ICommandHandler<CreateScimUser> {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly users: ScimUsers,
    private readonly changes: ScimChanges,
    private readonly commands: CommandBus,
  ) {}

  async execute({ input: { user: given, ...directory } }: CreateScimUser) {
    const organizationId = await this.tokens.organizationOf(directory);
    const user = readScimUser(given);
    const { userName } = user;
    if ((await this.users.find(organizationId, { userName })).length > 0)
      throw errors.scimUserExists({ userName });
    const account = { email: addressOf(user), name: user.displayName?.slice(0, 100) || undefined };
    const { id: userId } = await this.commands.execute(new ProvisionAccount(account));
    const actor = systemActor(organizationId);
    await this.commands.execute(new AddMember({ actor, organizationId, userId, role: 'user' }));
    return this.changes.apply(organizationId, userId, user);
  }
}

/** The primary one, or else the first; directories that send none use it as the name of the user. */
function addressOf({ userName, emails = [] }: ScimUserInput): string {
  const given = emails.find(({ primary }) => primary) ?? emails[0];
  const read = address.safeParse(given?.value ?? userName);
  if (!read.success) throw errors.invalidScimValue({ reason: 'emails: there is no e-mail address' });
  return read.data;
}
