import { Injectable } from '@nestjs/common';
import { MailConfig } from '#shared/mail';
import { identityErrors as errors } from '../contract/errors.js';
import type { AccountEntity } from './account.entity.js';
import { IdentityConfig } from './config.js';

/** Whom an address means. Anybody may register with the address of somebody else, who comes later. */
@Injectable()
export class AddressRules {
  /** Whether only those count who have shown to read the mailbox: without mail nobody can. */
  readonly strict: boolean;

  constructor(
    private readonly config: IdentityConfig,
    { smtpUrl }: MailConfig,
  ) {
    const { verifiedAddresses } = config;
    this.strict = verifiedAddresses ? verifiedAddresses === 'on' : smtpUrl !== undefined;
  }

  /** The organisation that the operator says the mailbox is of. */
  organizationWith(email: string): string | undefined {
    return this.config.domains.get(email.slice(email.lastIndexOf('@') + 1));
  }

  /** An account without a password is opened through the mailbox alone, or by a provider whose word counts. */
  requireOwnerOf({ email, emailVerifiedAt, passwordHash }: AccountEntity): void {
    if (this.strict && emailVerifiedAt === null && passwordHash !== null)
      throw errors.addressNotVerified({ email });
  }
}
