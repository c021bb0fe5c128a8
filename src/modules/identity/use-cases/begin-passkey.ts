import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BeginPasskey } from '../contract/passkey-messages.js';
import { AccountRepository } from '../infra/account.repository.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { PasskeyRepository } from '../infra/passkey.repository.js';
import { PasskeyChallenges } from '../infra/passkey-challenges.js';
import { WebAuthn } from '../infra/web-authn.js';

@CommandHandler(BeginPasskey)
export class BeginPasskeyHandler implements ICommandHandler<BeginPasskey> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly accounts: AccountRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly challenges: PasskeyChallenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  async execute({ input }: BeginPasskey) {
    const { userId } = await this.fresh.require(input.accessToken);
    const account = await this.accounts.get(userId);
    const challenge = await this.challenges.open(userId);
    return this.webAuthn.creation(account, await this.passkeys.of(userId), challenge);
  }
}
