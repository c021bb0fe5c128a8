import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListSignInProviders } from '../contract/oauth-messages.js';
import { OAuthProviders } from '../infra/oauth/oauth-providers.js';

@QueryHandler(ListSignInProviders)
export class ListSignInProvidersHandler implements IQueryHandler<ListSignInProviders> {
  constructor(private readonly providers: OAuthProviders) {}

  async execute() {
    return { items: this.providers.all.map(({ id, name }) => ({ id, name })) };
  }
}
