import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SetSamlConnection } from '../contract/saml-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { readCertificates, readIdpMetadata, requireSsoUrl } from '../infra/idp-metadata.js';
import { SamlConnections } from '../infra/saml-connections.js';

@CommandHandler(SetSamlConnection)
export class SetSamlConnectionHandler implements ICommandHandler<SetSamlConnection> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly connections: SamlConnections,
  ) {}

  async execute({ input: { actor, accessToken, identityProvider: given, ...rules } }: SetSamlConnection) {
    await this.fresh.require(accessToken);
    const provider = 'metadata' in given ? await readIdpMetadata(given.metadata) : given;
    return this.connections.set({
      organizationId: actor.organizationId,
      idpEntityId: provider.entityId,
      ssoUrl: requireSsoUrl(provider.ssoUrl),
      certificates: readCertificates(provider.certificates),
      ...rules,
    });
  }
}
