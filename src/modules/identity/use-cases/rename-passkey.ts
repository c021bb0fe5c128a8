import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RenamePasskey } from '../contract/passkey-messages.js';
import { toPasskeyView } from '../infra/passkey.entity.js';
import { PasskeyRepository } from '../infra/passkey.repository.js';

@CommandHandler(RenamePasskey)
export class RenamePasskeyHandler implements ICommandHandler<RenamePasskey> {
  constructor(private readonly passkeys: PasskeyRepository) {}

  async execute({ input: { actor, passkeyId, name } }: RenamePasskey) {
    return toPasskeyView(await this.passkeys.rename(actor.userId, passkeyId, name));
  }
}
