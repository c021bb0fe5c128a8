import { Injectable } from '@nestjs/common';
import type { AnswerView } from '../contract/mfa-views.js';
import type { PasskeyAnswerView } from '../contract/passkey-views.js';
import type { ChallengeEntity } from './challenge.entity.js';
import { isTokenOf } from './challenges.js';
import { CodeProofs } from './code-proofs.js';
import { challengeIn, Passkeys } from './passkeys.js';

/** Checks what somebody shows as a second factor. */
@Injectable()
export class Proofs {
  constructor(
    private readonly codes: CodeProofs,
    private readonly passkeys: Passkeys,
  ) {}

  async isRight(challenge: ChallengeEntity, answer: AnswerView): Promise<boolean> {
    return answer.method === 'passkey'
      ? this.isSigned(challenge, answer.credential)
      : this.codes.isRight(challenge, answer);
  }

  /** By a passkey of the same account. */
  private async isSigned(challenge: ChallengeEntity, credential: PasskeyAnswerView): Promise<boolean> {
    const signed = challengeIn(credential);
    if (!isTokenOf(challenge, signed)) return false;
    return (await this.passkeys.proven(credential, signed, challenge.accountId)) !== undefined;
  }
}
