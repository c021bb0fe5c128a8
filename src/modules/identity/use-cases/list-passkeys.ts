import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListPasskeys } from '../contract/passkey-messages.js';
import { toPasskeyView } from '../infra/passkey.entity.js';
import { PasskeyRepository } from '../infra/passkey.repository.js';

@QueryHandler(ListPasskeys)
export class ListPasskeysHandler implements IQueryHandler<ListPasskeys> {
  constructor(private readonly passkeys: PasskeyRepository) {}

  async execute({ input: { actor } }: ListPasskeys) {
    return { items: (await this.passkeys.of(actor.userId)).map(toPasskeyView) };
  }
}
