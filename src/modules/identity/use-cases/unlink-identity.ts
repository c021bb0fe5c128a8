import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { UnlinkIdentity } from '../contract/oauth-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { LinkedIdentities } from '../infra/linked-identities.js';
import { LinkedIdentityRepository } from '../infra/linked-identity.repository.js';
import { WaysIn } from '../infra/ways-in.js';

@CommandHandler(UnlinkIdentity)
export class UnlinkIdentityHandler implements ICommandHandler<UnlinkIdentity> {
  constructor(
    private readonly database: Database,
    private readonly fresh: FreshSessions,
    private readonly rows: LinkedIdentityRepository,
    private readonly linked: LinkedIdentities,
    private readonly ways: WaysIn,
  ) {}

  async execute({ input: { accessToken, identityId } }: UnlinkIdentity) {
    const { userId } = await this.fresh.require(accessToken);
    await this.database.transaction(async (tx) => {
      await this.ways.hold(userId, tx);
      const one = (await this.rows.of(userId, tx)).find(({ id }) => id === identityId);
      if (!one) throw errors.identityNotFound({ identityId });
      await this.linked.unlink(one, tx);
      await this.ways.requireOneLeft(userId, tx);
    });
  }
}
