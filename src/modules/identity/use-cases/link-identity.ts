import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { LinkIdentity } from '../contract/oauth-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { LinkedIdentities } from '../infra/linked-identities.js';
import { ProviderVisits } from '../infra/oauth/provider-visits.js';
import { Owners } from '../infra/owners.js';

@CommandHandler(LinkIdentity)
export class LinkIdentityHandler implements ICommandHandler<LinkIdentity> {
  constructor(
    private readonly database: Database,
    private readonly fresh: FreshSessions,
    private readonly visits: ProviderVisits,
    private readonly owners: Owners,
    private readonly linked: LinkedIdentities,
  ) {}

  /** A visit belongs to the account that began it; or, of a sign-in that met an account of that mailbox, to that one. */
  async execute({ input: { accessToken, ...proof } }: LinkIdentity) {
    const { userId } = await this.fresh.require(accessToken);
    return this.database.transaction(async (tx) => {
      const { accountId, identity } = await this.visits.spend(proof, tx);
      const isOwn = accountId === null ? this.owners.isMailboxOf(userId, identity, tx) : accountId === userId;
      if (!(await isOwn)) throw errors.invalidSignInCode();
      return this.linked.link(userId, identity, tx);
    });
  }
}
