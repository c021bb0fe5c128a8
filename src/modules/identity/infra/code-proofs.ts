import { Injectable } from '@nestjs/common';
import { type AnswerView, isCodeChannel } from '../contract/mfa-views.js';
import type { ChallengeEntity } from './challenge.entity.js';
import { isSentCode } from './challenges.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpCodes } from './totp-codes.js';

/** Checks codes, wherever they come from. */
@Injectable()
export class CodeProofs {
  constructor(
    private readonly recoveryCodes: RecoveryCodes,
    private readonly totp: TotpCodes,
  ) {}

  async isRight(
    challenge: ChallengeEntity,
    { method, code }: Exclude<AnswerView, { method: 'passkey' }>,
  ): Promise<boolean> {
    const { accountId } = challenge;
    if (isCodeChannel(method)) return isSentCode(challenge, { code, by: method });
    if (method === 'totp') return this.totp.take(accountId, code);
    return this.recoveryCodes.spend(accountId, code);
  }
}
