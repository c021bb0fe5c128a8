import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveSamlConnection } from '../contract/saml-messages.js';
import { FreshSessions } from '../infra/fresh-sessions.js';
import { SamlConnections } from '../infra/saml-connections.js';

@CommandHandler(RemoveSamlConnection)
export class RemoveSamlConnectionHandler implements ICommandHandler<RemoveSamlConnection> {
  constructor(
    private readonly fresh: FreshSessions,
    private readonly connections: SamlConnections,
  ) {}

  async execute({ input: { actor, accessToken } }: RemoveSamlConnection) {
    await this.fresh.require(accessToken);
    await this.connections.remove(actor.organizationId);
  }
}
