import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { AskPasskey } from '../contract/passkey-messages.js';
import { Challenges } from '../infra/challenges.js';
import { PasskeyRepository } from '../infra/passkey.repository.js';
import { WebAuthn } from '../infra/web-authn.js';

/** The token of the challenge is what the passkey signs: nothing else is to be remembered of it. */
@CommandHandler(AskPasskey)
export class AskPasskeyHandler implements ICommandHandler<AskPasskey> {
  constructor(
    private readonly challenges: Challenges,
    private readonly passkeys: PasskeyRepository,
    private readonly webAuthn: WebAuthn,
  ) {}

  async execute({ input: { challenge } }: AskPasskey) {
    const asked = await this.challenges.lookUp(challenge);
    const passkeys = asked ? await this.passkeys.of(asked.accountId) : [];
    if (passkeys.length === 0) throw errors.invalidChallenge();
    return this.webAuthn.request(challenge, passkeys);
  }
}
