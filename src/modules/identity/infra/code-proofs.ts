import { Injectable } from '@nestjs/common';
import type { AnswerView } from '../contract/mfa-views.js';
import type { ChallengeEntity } from './challenge.entity.js';
import { Challenges } from './challenges.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpCodes } from './totp-codes.js';

/** Checks codes, wherever they come from. */
@Injectable()
export class CodeProofs {
  constructor(
    private readonly challenges: Challenges,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly totp: TotpCodes,
  ) {}

  async isRight(
    challenge: ChallengeEntity,
    { method, code }: Exclude<AnswerView, { method: 'passkey' }>,
  ): Promise<boolean> {
    const { accountId } = challenge;
    if (method === 'email') return this.challenges.isCodeOf(challenge, code);
    if (method === 'totp') return this.totp.take(accountId, code);
    return this.recoveryCodes.spend(accountId, code);
  }
}
