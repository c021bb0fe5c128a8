import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { VisitProviderToLink } from '../contract/oauth-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { ProviderTrips } from '../infra/oauth/provider-trips.js';

@CommandHandler(VisitProviderToLink)
export class VisitProviderToLinkHandler implements ICommandHandler<VisitProviderToLink> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly trips: ProviderTrips,
  ) {}

  async execute({ input }: VisitProviderToLink) {
    const { userId } = await this.fresh.require(input.accessToken);
    return this.trips.begin(input, userId);
  }
}
