import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { VisitProvider } from '../contract/oauth-messages.js';
import { ProviderTrips } from '../infra/oauth/provider-trips.js';

@CommandHandler(VisitProvider)
export class VisitProviderHandler implements ICommandHandler<VisitProvider> {
  constructor(private readonly trips: ProviderTrips) {}

  execute({ input }: VisitProvider) {
    return this.trips.begin(input, null);
  }
}
