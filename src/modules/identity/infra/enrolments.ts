import { Injectable } from '@nestjs/common';
import { identityErrors as errors } from '../contract/errors.js';
import { isCodeChannel, type SecondFactorKind } from '../contract/mfa-views.js';
import { Challenges, isSentCode } from './challenges.js';
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

  async requireRight(accountId: string, first: FirstCode): Promise<void> {
    const isRight =
      first.kind === 'totp'
        ? this.totp.take(accountId, first.code, { unconfirmed: true })
        : this.wasSent(accountId, first);
    if (!(await isRight)) throw errors.wrongCode();
  }

  private async wasSent(
    accountId: string,
    { kind, code, challenge: token = '' }: FirstCode,
  ): Promise<boolean> {
    const challenge = await this.challenges.attempt(token, 'enrol');
    return (
      challenge.accountId === accountId && isCodeChannel(kind) && isSentCode(challenge, { code, by: kind })
    );
  }
}
