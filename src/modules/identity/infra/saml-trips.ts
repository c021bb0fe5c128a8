import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SamlVisitView } from '../contract/saml-views.js';
import { SamlConnections } from './saml-connections.js';
import { SamlServiceProvider } from './saml-service-provider.js';
import { SamlVisits, samlVisitMinutes } from './saml-visits.js';

interface Trip {
  readonly organizationId: string;
  readonly browser?: string | undefined;
  readonly returnTo?: string | undefined;
  /** Whom it is linked to; without, somebody signs in. */
  readonly accountId?: string;
}

/** Sends browsers to the providers of organisations. */
@Injectable()
export class SamlTrips {
  constructor(
    private readonly connections: SamlConnections,
    private readonly visits: SamlVisits,
    private readonly party: SamlServiceProvider,
  ) {}

  async begin(trip: Trip): Promise<SamlVisitView> {
    const connection = await this.connections.get(trip.organizationId);
    const { organizationId, returnTo = null, accountId = null } = trip;
    const browser = trip.browser ?? randomBytes(32).toString('base64url');
    const id = await this.visits.begin({ organizationId, returnTo, accountId }, browser);
    const url = await this.party.requestUrl(connection, id);
    return { url, browser, expiresInSeconds: samlVisitMinutes * 60 };
  }
}
