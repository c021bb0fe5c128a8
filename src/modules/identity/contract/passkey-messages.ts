import { Command, Query } from '@nestjs/cqrs';
import type { Actor, Client } from '#shared/contracts';
import type {
  CeremonyView,
  NewPasskeyView,
  PasskeyAnswerView,
  PasskeyCreationView,
  PasskeysView,
  PasskeyView,
} from './passkey-views.js';
import type { SessionView } from './views.js';

interface FromSession {
  readonly actor: Actor;
  readonly accessToken: string;
}

/** Asks an authenticator for a new passkey. */
export class BeginPasskey extends Command<CeremonyView> {
  static readonly type = 'identity.begin-passkey';
  constructor(readonly input: FromSession) {
    super();
  }
}

/** What the authenticator answered. Passkeys are a second factor after a password, and enough without one. */
export class AddPasskey extends Command<NewPasskeyView> {
  static readonly type = 'identity.add-passkey';
  constructor(
    readonly input: FromSession & { readonly name: string; readonly credential: PasskeyCreationView },
  ) {
    super();
  }
}

/** Those of the actor, the oldest first. */
export class ListPasskeys extends Query<PasskeysView> {
  static readonly type = 'identity.list-passkeys';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

export class RenamePasskey extends Command<PasskeyView> {
  static readonly type = 'identity.rename-passkey';
  constructor(readonly input: { readonly actor: Actor; readonly passkeyId: string; readonly name: string }) {
    super();
  }
}

export class RemovePasskey extends Command<void> {
  static readonly type = 'identity.remove-passkey';
  constructor(readonly input: FromSession & { readonly passkeyId: string }) {
    super();
  }
}

/** Asks whichever passkey somebody has for this server. */
export class BeginPasskeySignIn extends Command<CeremonyView> {
  static readonly type = 'identity.begin-passkey-sign-in';
  constructor(readonly input: object = {}) {
    super();
  }
}

/** Opens a session that counts as one with a second factor: the device was there, and knew its owner. */
export class SignInByPasskey extends Command<SessionView> {
  static readonly type = 'identity.sign-in-by-passkey';
  constructor(readonly input: { readonly credential: PasskeyAnswerView; readonly client: Client }) {
    super();
  }
}

/** Asks the passkeys of one account to answer its challenge. */
export class AskPasskey extends Command<CeremonyView> {
  static readonly type = 'identity.ask-passkey';
  constructor(readonly input: { readonly challenge: string }) {
    super();
  }
}
