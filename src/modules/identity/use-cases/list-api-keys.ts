import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListApiKeys } from '../contract/api-key-messages.js';
import { ApiKeyListing } from '../infra/api-key-listing.js';

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly listing: ApiKeyListing) {}

  async execute({ input: { actor, ...selection } }: ListApiKeys) {
    const { items, ...next } = await this.listing.page({ ...selection, userId: actor.userId });
    return { items: items.map(({ owner: _, ...key }) => key), ...next };
  }
}
