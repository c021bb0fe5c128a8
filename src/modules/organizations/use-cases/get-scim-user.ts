import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetScimUser } from '../contract/scim-messages.js';
import { ScimDirectory } from '../infra/scim-directory.js';

@QueryHandler(GetScimUser)
export class GetScimUserHandler implements IQueryHandler<GetScimUser> {
  constructor(private readonly directory: ScimDirectory) {}

  async execute({ input: { userId, ...directory } }: GetScimUser) {
    return this.directory.get(await this.directory.organizationOf(directory), userId);
  }
}
