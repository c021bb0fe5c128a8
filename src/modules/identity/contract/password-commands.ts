import { Command } from '@nestjs/cqrs';
import type { Actor, Client } from '#shared/contracts';

/** By somebody who knows the old one. Ends every other session of the account. */
export class ChangePassword extends Command<void> {
  static readonly type = 'identity.change-password';
  constructor(
    readonly input: {
      readonly actor: Actor;
      /** Its session stays open. */
      readonly accessToken: string;
      readonly currentPassword: string;
      readonly newPassword: string;
      readonly client: Client;
    },
  ) {
    super();
  }
}

/** Sends a token to the mailbox, if it is that of an account. The answer does not tell. */
export class RequestPasswordReset extends Command<void> {
  static readonly type = 'identity.request-password-reset';
  constructor(readonly input: { readonly email: string }) {
    super();
  }
}

/** By somebody who reads the mailbox. Ends every session of the account. */
export class ResetPassword extends Command<void> {
  static readonly type = 'identity.reset-password';
  constructor(
    readonly input: {
      readonly token: string;
      readonly newPassword: string;
      /** For somebody who fears that another one was in; without, machines work on. */
      readonly revokeApiKeys?: boolean | undefined;
      readonly client: Client;
    },
  ) {
    super();
  }
}
