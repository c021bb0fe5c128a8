import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { SecondFactorAdded } from '../contract/events.js';
import { AddPasskey } from '../contract/passkey-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { NewPasskeys } from '../infra/new-passkeys.js';
import { toPasskeyView } from '../infra/passkey.entity.js';
import { PasskeyChallenges } from '../infra/passkey-challenges.js';
import { challengeIn } from '../infra/passkeys.js';
import { Presence } from '../infra/presence.js';
import { WebAuthn } from '../infra/web-authn.js';

@CommandHandler(AddPasskey)
export class AddPasskeyHandler implements ICommandHandler<AddPasskey> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly challenges: PasskeyChallenges,
    private readonly webAuthn: WebAuthn,
    private readonly passkeys: NewPasskeys,
    private readonly presence: Presence,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { accessToken, name, credential } }: AddPasskey) {
    const token = await this.fresh.require(accessToken);
    const challenge = challengeIn(credential);
    await this.challenges.spend(challenge, token.userId);
    const created = await this.webAuthn.created(credential, challenge);
    const { userId } = token;
    return this.presence.confirmWith(token, async (tx) => {
      await this.outbox.add(new SecondFactorAdded({ userId, kind: 'passkey' }), tx);
      const { passkey, recoveryCodes } = await this.passkeys.add({ accountId: userId, name }, created, tx);
      return { ...toPasskeyView(passkey), recoveryCodes };
    });
  }
}
