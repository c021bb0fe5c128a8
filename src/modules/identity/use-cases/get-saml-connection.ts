import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetSamlConnection } from '../contract/saml-messages.js';
import { SamlConnections } from '../infra/saml-connections.js';

@QueryHandler(GetSamlConnection)
export class GetSamlConnectionHandler implements IQueryHandler<GetSamlConnection> {
  constructor(private readonly connections: SamlConnections) {}

  async execute({ input: { actor } }: GetSamlConnection) {
    return this.connections.toView(await this.connections.get(actor.organizationId));
  }
}
