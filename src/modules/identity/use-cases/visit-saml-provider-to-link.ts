import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { VisitSamlProviderToLink } from '../contract/saml-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { SamlTrips } from '../infra/saml-trips.js';

@CommandHandler(VisitSamlProviderToLink)
export class VisitSamlProviderToLinkHandler implements ICommandHandler<VisitSamlProviderToLink> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly trips: SamlTrips,
  ) {}

  async execute({ input: { actor, accessToken, ...visit } }: VisitSamlProviderToLink) {
    const { userId } = await this.fresh.require(accessToken);
    return this.trips.begin({ ...visit, organizationId: actor.organizationId, accountId: userId });
  }
}
