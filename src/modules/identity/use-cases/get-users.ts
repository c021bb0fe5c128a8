import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetUsers } from '../contract/queries.js';
import { toUserView } from '../infra/account.entity.js';
import { AccountRepository } from '../infra/account.repository.js';

@QueryHandler(GetUsers)
export class GetUsersHandler implements IQueryHandler<GetUsers> {
  constructor(private readonly accounts: AccountRepository) {}

  async execute({ input }: GetUsers) {
    return (await this.accounts.findMany(input.userIds)).map(toUserView);
  }
}
