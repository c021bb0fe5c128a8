import { Command, Query } from '@nestjs/cqrs';
import type { Actor, Client } from '#shared/contracts';
import type {
  ChallengeView,
  CodeChannel,
  ProofView,
  RecoveryCodesView,
  SecondFactorKind,
  SecondFactorsView,
  TotpEnrolmentView,
} from './mfa-views.js';
import type { SessionView } from './views.js';

interface FromSession {
  readonly actor: Actor;
  readonly accessToken: string;
}

/** The rest of a sign-in: what `LogIn` asked for. */
export class CompleteSignIn extends Command<SessionView> {
  static readonly type = 'identity.complete-sign-in';
  constructor(readonly input: ProofView & { readonly client: Client }) {
    super();
  }
}

/** Sends the code of a challenge to its account, if that chose to get codes so. */
export class SendChallengeCode extends Command<void> {
  static readonly type = 'identity.send-challenge-code';
  constructor(readonly input: { readonly challenge: string; readonly channel: CodeChannel }) {
    super();
  }
}

/** Asks for a second factor within a session. */
export class OpenChallenge extends Command<ChallengeView> {
  static readonly type = 'identity.open-challenge';
  constructor(readonly input: FromSession) {
    super();
  }
}

/** Somebody without a second factor proves to be there still. */
export class ConfirmByPassword extends Command<void> {
  static readonly type = 'identity.confirm-by-password';
  constructor(readonly input: FromSession & { readonly client: Client; readonly password: string }) {
    super();
  }
}

/** The same with the answer to a challenge. The session counts as one with a second factor from then on. */
export class ConfirmByProof extends Command<void> {
  static readonly type = 'identity.confirm-by-proof';
  constructor(readonly input: FromSession & { readonly client: Client; readonly proof: ProofView }) {
    super();
  }
}

/** The second factors of the actor. */
export class ListSecondFactors extends Query<SecondFactorsView> {
  static readonly type = 'identity.list-second-factors';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** A new secret for an authenticator app; asked for from its confirmation on. */
export class EnrolTotp extends Command<TotpEnrolmentView> {
  static readonly type = 'identity.enrol-totp';
  constructor(readonly input: FromSession) {
    super();
  }
}

/** Codes by e-mail or SMS; asked for from their confirmation on. */
export class EnrolCodes extends Command<ChallengeView> {
  static readonly type = 'identity.enrol-codes';
  constructor(
    readonly input: FromSession &
      ({ readonly channel: 'email' } | { readonly channel: 'sms'; readonly phone: string }),
  ) {
    super();
  }
}

/** The first code of a factor puts it into force. Answers recovery codes with the first factor, none with a further one. */
export class ConfirmSecondFactor extends Command<RecoveryCodesView> {
  static readonly type = 'identity.confirm-second-factor';
  constructor(
    readonly input: FromSession & {
      readonly kind: Exclude<SecondFactorKind, 'passkey'>;
      readonly code: string;
      /** Of codes that are sent. */
      readonly challenge?: string | undefined;
    },
  ) {
    super();
  }
}

export class RemoveSecondFactor extends Command<void> {
  static readonly type = 'identity.remove-second-factor';
  constructor(readonly input: FromSession & { readonly kind: SecondFactorKind }) {
    super();
  }
}

/** The former ones are good no more. */
export class RenewRecoveryCodes extends Command<RecoveryCodesView> {
  static readonly type = 'identity.renew-recovery-codes';
  constructor(readonly input: FromSession) {
    super();
  }
}
