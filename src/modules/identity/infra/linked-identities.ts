import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { IdentityLinked, IdentityUnlinked } from '../contract/events.js';
import type { LinkedIdentityView } from '../contract/oauth-views.js';
import type { ProvenIdentity } from '../domain/proven-identity.js';
import type { LinkedIdentityEntity } from './linked-identity.entity.js';
import { LinkedIdentityRepository } from './linked-identity.repository.js';
import { OAuthProviders } from './oauth/oauth-providers.js';

/** Which accounts at providers open which accounts here. */
@Injectable()
export class LinkedIdentities {
  constructor(
    private readonly rows: LinkedIdentityRepository,
    private readonly providers: OAuthProviders,
    private readonly outbox: Outbox,
  ) {}

  /** The account that it opens, which it is used for now. */
  async use(proven: ProvenIdentity, tx: Transaction): Promise<string | undefined> {
    const found = await this.rows.hold(proven, tx);
    if (found) await this.rows.used(found, tx);
    return found?.accountId;
  }

  /** As often as one likes: linked is linked. */
  async link(accountId: string, proven: ProvenIdentity, tx: Transaction): Promise<LinkedIdentityView> {
    const { issuer } = proven;
    const provider = this.nameOf(issuer);
    const known = await this.rows.hold(proven, tx);
    if (known && known.accountId !== accountId) throw errors.linkedElsewhere({ provider });
    if (known) return this.toView(known);
    const added = await this.rows.add(accountId, proven, tx);
    if (!added) throw errors.alreadyLinked({ provider });
    await this.outbox.add(new IdentityLinked({ userId: accountId, issuer, provider }), tx);
    return this.toView(added);
  }

  async unlink(linked: LinkedIdentityEntity, tx: Transaction): Promise<void> {
    const { accountId: userId, issuer } = linked;
    await this.rows.remove(linked, tx);
    await this.outbox.add(new IdentityUnlinked({ userId, issuer, provider: this.nameOf(issuer) }), tx);
  }

  /** Of the provider, for people to read. */
  nameOf(issuer: string): string {
    return this.providers.ofIssuer(issuer)?.name ?? issuer;
  }

  toView({ id, issuer, email, linkedAt, lastUsedAt }: LinkedIdentityEntity): LinkedIdentityView {
    const provider = this.providers.ofIssuer(issuer)?.id;
    return {
      id,
      issuer,
      linkedAt: linkedAt.toISOString(),
      ...(provider && { provider }),
      ...(email && { email }),
      ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
    };
  }
}
