import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetInvitedAddress } from '../contract/invitation-messages.js';
import { InvitationRepository } from '../infra/invitation.repository.js';

@QueryHandler(GetInvitedAddress)
export class GetInvitedAddressHandler implements IQueryHandler<GetInvitedAddress> {
  constructor(private readonly invitations: InvitationRepository) {}

  async execute({ input: { token } }: GetInvitedAddress) {
    const { email } = await this.invitations.open(token);
    return { email };
  }
}
