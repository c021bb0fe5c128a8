import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { MemberProvisioned } from '../contract/events.js';
import { normalizeEmail } from '../domain/email.js';
import { AccountEntity } from './account.entity.js';
import { AddressRules } from './address-rules.js';
import { NewAccounts } from './new-accounts.js';
import type { Assertion } from './saml-assertion.js';
import type { SamlConnectionEntity } from './saml-connection.entity.js';

const address = z.string().max(254).pipe(z.email());

/** Who says it, and what. */
export interface Said {
  readonly connection: SamlConnectionEntity;
  readonly assertion: Assertion;
}

/**
 * Whom a provider may speak of for the first time: those whose mailboxes are its organisation's own, as the operator
 * says. For anybody else its word counts nothing: they sign in otherwise, and link.
 */
@Injectable()
export class SamlNewcomers {
  constructor(
    private readonly rules: AddressRules,
    private readonly accounts: NewAccounts,
    private readonly outbox: Outbox,
  ) {}

  async admit(
    { connection: { organizationId, provisions }, assertion }: Said,
    tx: Transaction,
  ): Promise<string> {
    const email = address.safeParse(normalizeEmail(assertion.email ?? '')).data;
    if (!email || this.rules.organizationWith(email) !== organizationId) throw errors.samlLinkNeeded();
    const known = await tx.findOneBy(AccountEntity, { email });
    if (known) this.rules.requireOwnerOf(known);
    if (!known && !provisions) throw errors.samlNoAccount();
    const { id } =
      known ??
      (await this.accounts.add({ email, name: assertion.name, passwordHash: null, verified: true }, tx));
    if (provisions) await this.outbox.add(new MemberProvisioned({ userId: id, organizationId }), tx);
    return id;
  }
}
