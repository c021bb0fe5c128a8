import { Command } from '@nestjs/cqrs';
import type { Actor, Client } from '#shared/contracts';
import type { SessionView, UserView } from './views.js';

/** Makes an account and signs it in. */
export class RegisterUser extends Command<SessionView> {
  static readonly type = 'identity.register-user';
  constructor(
    readonly input: {
      readonly email: string;
      readonly password: string;
      /** For people to read; the part of the e-mail before the @ when left out. */
      readonly name?: string;
      readonly client: Client;
    },
  ) {
    super();
  }
}

export class LogIn extends Command<SessionView> {
  static readonly type = 'identity.log-in';
  constructor(
    readonly input: {
      readonly email: string;
      readonly password: string;
      /** Replaces the password: what somebody does whose password has expired. */
      readonly newPassword?: string | undefined;
      readonly client: Client;
    },
  ) {
    super();
  }
}

/** Trades a refresh token for a new pair. A token that was traded before ends the session: one of two holders stole it. */
export class RefreshSession extends Command<SessionView> {
  static readonly type = 'identity.refresh-session';
  constructor(readonly input: { readonly refreshToken: string; readonly client: Client }) {
    super();
  }
}

/** Ends the session of an access token, at once and with all tokens that were issued in it. */
export class LogOut extends Command<void> {
  static readonly type = 'identity.log-out';
  constructor(readonly input: { readonly actor: Actor; readonly accessToken: string }) {
    super();
  }
}

/** Ends one session of the actor's own. */
export class EndSession extends Command<void> {
  static readonly type = 'identity.end-session';
  constructor(readonly input: { readonly actor: Actor; readonly sessionId: string }) {
    super();
  }
}

/** Ends every session of the actor but that of the access token. */
export class EndOtherSessions extends Command<void> {
  static readonly type = 'identity.end-other-sessions';
  constructor(readonly input: { readonly actor: Actor; readonly accessToken: string }) {
    super();
  }
}

/**
 * The account of an address, or a new one without a password: whoever owns the mailbox sets one. For modules that bring
 * people on the word of somebody else; it opens no session, and changes nothing of an account that is there.
 */
export class ProvisionAccount extends Command<UserView> {
  static readonly type = 'identity.provision-account';
  constructor(readonly input: { readonly email: string; readonly name?: string | undefined }) {
    super();
  }
}

/** What people are shown of the user. For other modules, which have looked at rights. */
export class RenameUser extends Command<void> {
  static readonly type = 'identity.rename-user';
  constructor(readonly input: { readonly userId: string; readonly name: string }) {
    super();
  }
}
