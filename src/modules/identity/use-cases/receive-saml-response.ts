import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { isLocalPath } from '../contract/local-path.js';
import { ReceiveSamlResponse } from '../contract/saml-messages.js';
import type { Assertion } from '../infra/saml-assertion.js';
import type { SamlConnectionEntity } from '../infra/saml-connection.entity.js';
import { SamlConnections } from '../infra/saml-connections.js';
import { SamlOwners } from '../infra/saml-owners.js';
import { SamlSeats } from '../infra/saml-seats.js';
import { SamlServiceProvider } from '../infra/saml-service-provider.js';
import { type ReturnedVisit, SamlVisits, samlCodeSeconds } from '../infra/saml-visits.js';

@CommandHandler(ReceiveSamlResponse)
export class ReceiveSamlResponseHandler implements ICommandHandler<ReceiveSamlResponse> {
  constructor(
    private readonly database: Database,
    private readonly connections: SamlConnections,
    private readonly party: SamlServiceProvider,
    private readonly visits: SamlVisits,
    private readonly owners: SamlOwners,
    private readonly seats: SamlSeats,
  ) {}

  /** What is no answer of the provider spends nothing; what is one is spent, whatever comes of it. */
  async execute({ input: { organizationId, response, relayState = '' } }: ReceiveSamlResponse) {
    const connection = await this.connections.get(organizationId);
    const assertion = await this.party.read(connection, response);
    const visit = await this.visitOf(connection, assertion, relayState);
    await this.visits.takeOnce(organizationId, assertion);
    const { accountId: linking, browserHash, returnTo } = visit;
    const said = { connection, assertion };
    if (linking === null) await this.seats.requireFor(said);
    const code = await this.database.transaction(async (tx) => {
      const owner = linking === null ? this.owners.of(said, tx) : this.owners.link(linking, said, tx);
      return this.visits.newCode({ accountId: await owner, browserHash }, tx);
    });
    return { code, expiresInSeconds: samlCodeSeconds, ...(returnTo !== null && { returnTo }) };
  }

  /** The one that it answers; a provider that may speak unasked says with the relay state where to go. */
  private async visitOf(
    { organizationId, allowsIdpInitiated }: SamlConnectionEntity,
    { inResponseTo }: Assertion,
    relayState: string,
  ): Promise<ReturnedVisit> {
    if (inResponseTo !== undefined) return this.visits.end(organizationId, inResponseTo);
    if (!allowsIdpInitiated) throw errors.samlRefused({ reason: 'it answers no request' });
    const returnTo = isLocalPath(relayState) ? relayState : null;
    return { organizationId, returnTo, accountId: null, browserHash: null };
  }
}
