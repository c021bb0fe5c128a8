import { Injectable } from '@nestjs/common';
import { Inquiries } from '#shared/messaging';
import { identityErrors as errors } from '../contract/errors.js';
import { FindRoom } from '../contract/saml-messages.js';
import { normalizeEmail } from '../domain/email.js';
import { AccountRepository } from './account.repository.js';
import { SamlIdentities } from './saml-identities.js';
import type { Said } from './saml-newcomers.js';

/** Whom a provider brings for the first time needs a seat in its organisation. */
@Injectable()
export class SamlSeats {
  constructor(
    private readonly identities: SamlIdentities,
    private readonly accounts: AccountRepository,
    private readonly inquiries: Inquiries,
  ) {}

  /** Before anything is held: whoever answers may need time, or a connection. */
  async requireFor({ connection, assertion }: Said): Promise<void> {
    const { organizationId, provisions } = connection;
    if (!provisions || (await this.identities.isKnown({ organizationId, nameId: assertion.nameId }))) return;
    const account = await this.accounts.findByEmail(normalizeEmail(assertion.email ?? ''));
    const answers = await this.inquiries.ask(new FindRoom({ organizationId, userId: account?.id }));
    if (answers.some(({ room }) => !room)) throw errors.samlNoSeat();
  }
}
