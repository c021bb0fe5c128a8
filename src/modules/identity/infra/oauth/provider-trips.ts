import { Injectable } from '@nestjs/common';
import type { ProviderVisitView } from '../../contract/oauth-views.js';
import { OAuthClient } from './oauth-client.js';
import { OAuthProviders } from './oauth-providers.js';
import { ProviderVisits, visitMinutes } from './provider-visits.js';

interface Trip {
  readonly provider: string;
  readonly browser?: string | undefined;
  readonly origin: string;
  readonly returnTo?: string | undefined;
}

/** Sends browsers to providers. */
@Injectable()
export class ProviderTrips {
  constructor(
    private readonly providers: OAuthProviders,
    private readonly visits: ProviderVisits,
    private readonly client: OAuthClient,
  ) {}

  /** `accountId`: whom it is linked to; without, somebody signs in. */
  async begin(trip: Trip, accountId: string | null): Promise<ProviderVisitView> {
    const provider = this.providers.get(trip.provider);
    const redirectUri = this.providers.redirectUri(trip.origin);
    const browser = this.visits.browserFor(redirectUri, trip.browser);
    const visit = { provider: provider.id, redirectUri, returnTo: trip.returnTo ?? null, accountId };
    const secrets = await this.visits.begin(visit, browser);
    const url = await this.client.authorizationUrl(provider, secrets);
    return { url, browser, expiresInSeconds: visitMinutes * 60 };
  }
}
