import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { VisitSamlProvider } from '../contract/saml-messages.js';
import { SamlTrips } from '../infra/saml-trips.js';

@CommandHandler(VisitSamlProvider)
export class VisitSamlProviderHandler implements ICommandHandler<VisitSamlProvider> {
  constructor(private readonly trips: SamlTrips) {}

  execute({ input }: VisitSamlProvider) {
    return this.trips.begin(input);
  }
}
