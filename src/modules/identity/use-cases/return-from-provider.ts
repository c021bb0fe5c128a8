import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '#shared/errors';
import { ReturnFromProvider } from '../contract/oauth-messages.js';
import type { ProviderReturnView } from '../contract/oauth-views.js';
import { OAuthClient } from '../infra/oauth/oauth-client.js';
import { OAuthProviders } from '../infra/oauth/oauth-providers.js';
import { ProviderVisits, visitMinutes } from '../infra/oauth/provider-visits.js';

const expiresInSeconds = visitMinutes * 60;

@CommandHandler(ReturnFromProvider)
export class ReturnFromProviderHandler implements ICommandHandler<ReturnFromProvider> {
  constructor(
    private readonly visits: ProviderVisits,
    private readonly providers: OAuthProviders,
    private readonly client: OAuthClient,
  ) {}

  /** The state is spent first: nobody who brings it a second time makes us ask the provider. */
  async execute({ input: { parameters, browser } }: ReturnFromProvider): Promise<ProviderReturnView> {
    const { state = '' } = parameters;
    const { secrets, ...visit } = await this.visits.return(state, browser);
    const returnTo = visit.returnTo === null ? {} : { returnTo: visit.returnTo };
    try {
      const provider = this.providers.get(visit.provider);
      const identity = await this.client.identify(provider, parameters, secrets);
      return { ...returnTo, code: await this.visits.prove(state, identity), expiresInSeconds };
    } catch (error) {
      if (!(error instanceof AppError) || visit.returnTo === null) throw error;
      const { code, message } = error;
      return { ...returnTo, error: { code, message }, expiresInSeconds };
    }
  }
}
