import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListOrganizationApiKeys } from '../contract/api-key-messages.js';
import { ApiKeyListing } from '../infra/api-key-listing.js';

@QueryHandler(ListOrganizationApiKeys)
export class ListOrganizationApiKeysHandler implements IQueryHandler<ListOrganizationApiKeys> {
  constructor(private readonly listing: ApiKeyListing) {}

  execute({ input: { actor, ...selection } }: ListOrganizationApiKeys) {
    return this.listing.page({ ...selection, organizationId: actor.organizationId });
  }
}
