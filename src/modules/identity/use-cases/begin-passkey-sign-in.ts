import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BeginPasskeySignIn } from '../contract/passkey-messages.js';
import { PasskeyChallenges } from '../infra/passkey-challenges.js';
import { WebAuthn } from '../infra/web-authn.js';

@CommandHandler(BeginPasskeySignIn)
export class BeginPasskeySignInHandler implements ICommandHandler<BeginPasskeySignIn> {
  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly webAuthn: WebAuthn,
  ) {}

  async execute() {
    return this.webAuthn.request(await this.challenges.open(null));
  }
}
