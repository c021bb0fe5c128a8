import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { SecondFactorRemoved } from '../contract/events.js';
import { RemovePasskey } from '../contract/passkey-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { PasskeyRepository } from '../infra/passkey.repository.js';
import { RecoveryCodes } from '../infra/recovery-codes.js';
import { WaysIn } from '../infra/ways-in.js';

@CommandHandler(RemovePasskey)
export class RemovePasskeyHandler implements ICommandHandler<RemovePasskey> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly fresh: FreshSessions,
    private readonly passkeys: PasskeyRepository,
    private readonly ways: WaysIn,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  async execute({ input: { accessToken, passkeyId } }: RemovePasskey) {
    const { userId } = await this.fresh.require(accessToken);
    await this.database.transaction(async (tx) => {
      await this.ways.hold(userId, tx);
      await this.passkeys.remove(userId, passkeyId, tx);
      await this.ways.requireOneLeft(userId, tx);
      await this.recoveryCodes.forgetUnneeded(userId, tx);
      await this.outbox.add(new SecondFactorRemoved({ userId, kind: 'passkey' }), tx);
    });
  }
}
