import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListApiKeys } from '../contract/api-key-messages.js';
import { toApiKeyView } from '../infra/api-key.entity.js';
import { ApiKeyRepository } from '../infra/api-key.repository.js';

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly keys: ApiKeyRepository) {}

  async execute({ input: { actor, ...page } }: ListApiKeys) {
    const { items, ...next } = await this.keys.list(actor.userId, page);
    return { items: items.map(toApiKeyView), ...next };
  }
}
