import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { SignInByPasskey } from '../contract/passkey-messages.js';
import { AccountRepository } from '../infra/account.repository.js';
import { PasskeyChallenges } from '../infra/passkey-challenges.js';
import { challengeIn, Passkeys } from '../infra/passkeys.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(SignInByPasskey)
export class SignInByPasskeyHandler implements ICommandHandler<SignInByPasskey> {
  constructor(
    private readonly database: Database,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: Passkeys,
    private readonly accounts: AccountRepository,
    private readonly sessions: Sessions,
  ) {}

  async execute({ input: { credential, client } }: SignInByPasskey) {
    const challenge = challengeIn(credential);
    await this.challenges.spend(challenge, null);
    const passkey = await this.passkeys.proven(credential, challenge);
    if (!passkey) throw errors.invalidPasskey();
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.get(passkey.accountId, tx);
      return this.sessions.start(account, { ...client, secondFactor: true }, tx);
    });
  }
}
