import { Injectable } from '@nestjs/common';
import { identityErrors as errors } from '../contract/errors.js';
import type { SecondFactorKind } from '../contract/mfa-views.js';
import { Challenges } from './challenges.js';
import { TotpCodes } from './totp-codes.js';

interface FirstCode {
  readonly kind: SecondFactorKind;
  readonly code: string;
  readonly challenge?: string | undefined;
}

/** The first code of a new factor. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly challenges: Challenges,
    private readonly totp: TotpCodes,
  ) {}

  async requireRight(accountId: string, { kind, code, challenge: token = '' }: FirstCode): Promise<void> {
    const isRight =
      kind === 'totp'
        ? this.totp.take(accountId, code, { unconfirmed: true })
        : this.byMail(accountId, token, code);
    if (!(await isRight)) throw errors.wrongCode();
  }

  private async byMail(accountId: string, token: string, code: string): Promise<boolean> {
    const challenge = await this.challenges.attempt(token, 'enrol');
    return challenge.accountId === accountId && this.challenges.isCodeOf(challenge, code);
  }
}
