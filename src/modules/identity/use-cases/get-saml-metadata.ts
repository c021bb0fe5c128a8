import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetSamlMetadata } from '../contract/saml-messages.js';
import { SamlServiceProvider } from '../infra/saml-service-provider.js';

/** Before there is a connection too: providers ask for it first. */
@QueryHandler(GetSamlMetadata)
export class GetSamlMetadataHandler implements IQueryHandler<GetSamlMetadata> {
  constructor(private readonly party: SamlServiceProvider) {}

  execute({ input: { organizationId } }: GetSamlMetadata) {
    return this.party.metadata(organizationId);
  }
}
