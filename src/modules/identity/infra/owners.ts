import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { normalizeEmail } from '../domain/email.js';
import type { ProvenIdentity } from '../domain/proven-identity.js';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { LinkedIdentities } from './linked-identities.js';
import { NewAccounts } from './new-accounts.js';

const address = z.string().max(254).pipe(z.email());

/** Whose account a provider speaks of. */
@Injectable()
export class Owners {
  constructor(
    private readonly linked: LinkedIdentities,
    private readonly accounts: AccountRepository,
    private readonly newAccounts: NewAccounts,
  ) {}

  /**
   * The account that is linked, or a new one. One that merely has the same e-mail address is never opened: whoever
   * holds it shows so by signing in to it, and links.
   */
  async of(proven: ProvenIdentity, tx: Transaction): Promise<AccountEntity> {
    const accountId = await this.linked.use(proven, tx);
    if (accountId !== undefined) return this.accounts.get(accountId, tx);
    const provider = this.linked.nameOf(proven.issuer);
    const email = verifiedEmailOf(proven);
    if (!email) throw errors.emailNotVerified({ provider });
    if (await this.accounts.findByEmail(email, tx)) throw errors.linkNeeded({ email, provider });
    const account = await this.newAccounts.add(
      { email, name: proven.name, passwordHash: null, verified: true },
      tx,
    );
    await this.linked.link(account.id, proven, tx);
    return account;
  }

  /** Whether the provider says that it is the mailbox of the account. */
  async isMailboxOf(accountId: string, proven: ProvenIdentity, tx: Transaction): Promise<boolean> {
    return verifiedEmailOf(proven) === (await this.accounts.get(accountId, tx)).email;
  }
}

function verifiedEmailOf({ email, emailVerified }: ProvenIdentity): string | undefined {
  return emailVerified ? address.safeParse(normalizeEmail(email ?? '')).data : undefined;
}
