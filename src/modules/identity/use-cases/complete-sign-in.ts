import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { CompleteSignIn } from '../contract/mfa-messages.js';
import { Challenges } from '../infra/challenges.js';
import { FailedSignIns } from '../infra/failed-sign-ins.js';
import { GuardedProofs } from '../infra/guarded-proofs.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(CompleteSignIn)
export class CompleteSignInHandler implements ICommandHandler<CompleteSignIn> {
  constructor(
    private readonly database: Database,
    private readonly challenges: Challenges,
    private readonly proofs: GuardedProofs,
    private readonly failures: FailedSignIns,
    private readonly sessions: Sessions,
  ) {}

  async execute({ input: { challenge: token, client, ...answer } }: CompleteSignIn) {
    const challenge = await this.challenges.attempt(token, 'sign-in');
    const account = await this.proofs.require(challenge, answer, client.address);
    return this.database.transaction(async (tx) => {
      await this.challenges.spend(challenge, tx);
      await this.failures.succeeded({ email: account.email, address: client.address }, tx);
      return this.sessions.start(account, { ...client, secondFactor: true }, tx);
    });
  }
}
