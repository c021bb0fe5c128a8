import { Command } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** Sends another token to the mailbox, unless its owner has shown to read it. */
export class RequestAddressVerification extends Command<void> {
  static readonly type = 'identity.request-address-verification';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/**
 * By somebody who is signed in to the account and has the token of the mail: who merely reads the mailbox did not
 * make the account, and must not vouch for whoever did.
 */
export class VerifyAddress extends Command<void> {
  static readonly type = 'identity.verify-address';
  constructor(readonly input: { readonly actor: Actor; readonly token: string }) {
    super();
  }
}

/** For other modules, to which somebody who is signed in to the account showed to read its mailbox. */
export class ConfirmAddress extends Command<void> {
  static readonly type = 'identity.confirm-address';
  constructor(readonly input: { readonly userId: string }) {
    super();
  }
}
