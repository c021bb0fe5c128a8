import { Injectable } from '@nestjs/common';
import { identityErrors as errors } from '../contract/errors.js';
import type { AnswerView } from '../contract/mfa-views.js';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import type { ChallengeEntity } from './challenge.entity.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { Proofs } from './proofs.js';

/** Second factors are guessed no faster than passwords. */
@Injectable()
export class GuardedProofs {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly failures: FailedSignIns,
    private readonly proofs: Proofs,
  ) {}

  /** The account of the challenge, if the answer is right; asked about patience before and after, as for passwords. */
  async require(challenge: ChallengeEntity, answer: AnswerView, address: string): Promise<AccountEntity> {
    const account = await this.accounts.get(challenge.accountId);
    const attempt = { email: account.email, address };
    await this.failures.requirePatience(attempt);
    if (!(await this.proofs.isRight(challenge, answer))) {
      await this.failures.failed(attempt, 'second-factor');
      throw errors.wrongCode();
    }
    await this.failures.requirePatience(attempt);
    return account;
  }
}
