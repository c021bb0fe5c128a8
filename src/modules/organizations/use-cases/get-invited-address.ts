import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { GetInvitedAddress } from '../contract/invitation-messages.js';
import { InvitationRepository } from '../infra/invitation.repository.js';
import { Seats } from '../infra/seats.js';

@QueryHandler(GetInvitedAddress)
export class GetInvitedAddressHandler implements IQueryHandler<GetInvitedAddress> {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly seats: Seats,
    private readonly database: Database,
  ) {}

  async execute({ input: { token } }: GetInvitedAddress) {
    const { email, organizationId } = await this.invitations.open(token);
    const most = await this.seats.mostOf(organizationId);
    await this.database.transaction((tx) => this.seats.requireOne({ organizationId, most }, tx));
    return { email };
  }
}
