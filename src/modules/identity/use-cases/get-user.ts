import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetUser } from '../contract/queries.js';
import { toUserView } from '../infra/account.entity.js';
import { AccountRepository } from '../infra/account.repository.js';

@QueryHandler(GetUser)
export class GetUserHandler implements IQueryHandler<GetUser> {
  constructor(private readonly accounts: AccountRepository) {}

  async execute({ input }: GetUser) {
    return toUserView(await this.accounts.get(input.userId));
  }
}
