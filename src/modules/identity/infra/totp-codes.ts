import { Injectable } from '@nestjs/common';
import { SecondFactors } from './second-factors.js';
import { Totp } from './totp.js';

/** Codes of the authenticator app of an account. */
@Injectable()
export class TotpCodes {
  constructor(
    private readonly factors: SecondFactors,
    private readonly totp: Totp,
  ) {}

  /** Whether it is right, and was not taken before. */
  async take(accountId: string, code: string, { unconfirmed = false } = {}): Promise<boolean> {
    const factor = await this.factors.find(accountId, 'totp');
    if (!factor || (factor.confirmedAt === null) !== unconfirmed) return false;
    const secret = this.factors.secretOf(factor);
    const step = await this.totp.stepOf(secret, code.replaceAll(' ', ''), Number(factor.lastStep));
    return step !== undefined && (await this.factors.use(factor, step));
  }
}
