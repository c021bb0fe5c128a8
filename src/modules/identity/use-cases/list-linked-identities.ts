import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListLinkedIdentities } from '../contract/oauth-messages.js';
import { AccountRepository } from '../infra/account.repository.js';
import { LinkedIdentities } from '../infra/linked-identities.js';
import { LinkedIdentityRepository } from '../infra/linked-identity.repository.js';

@QueryHandler(ListLinkedIdentities)
export class ListLinkedIdentitiesHandler implements IQueryHandler<ListLinkedIdentities> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly rows: LinkedIdentityRepository,
    private readonly linked: LinkedIdentities,
  ) {}

  async execute({ input: { actor } }: ListLinkedIdentities) {
    const { passwordHash } = await this.accounts.get(actor.userId);
    const items = (await this.rows.of(actor.userId)).map((one) => this.linked.toView(one));
    return { items, hasPassword: passwordHash !== null };
  }
}
