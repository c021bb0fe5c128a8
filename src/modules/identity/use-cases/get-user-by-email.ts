import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { GetUserByEmail } from '../contract/queries.js';
import { normalizeEmail } from '../domain/email.js';
import { toUserView } from '../infra/account.entity.js';
import { AccountRepository } from '../infra/account.repository.js';
import { AddressRules } from '../infra/address-rules.js';

@QueryHandler(GetUserByEmail)
export class GetUserByEmailHandler implements IQueryHandler<GetUserByEmail> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly rules: AddressRules,
  ) {}

  async execute({ input }: GetUserByEmail) {
    const account = await this.accounts.findByEmail(normalizeEmail(input.email));
    if (!account) throw errors.userNotFound({ user: input.email });
    if (input.verified) this.rules.requireOwnerOf(account);
    return toUserView(account);
  }
}
