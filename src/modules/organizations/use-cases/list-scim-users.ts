import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetUserByEmail } from '#modules/identity';
import { AppError } from '#shared/errors';
import { ListScimUsers } from '../contract/scim-messages.js';
import type { ScimUsersView } from '../contract/scim-views.js';
import { ScimDirectory } from '../infra/scim-directory.js';
import { matches, readFilter, soleEquality } from '../infra/scim-filters.js';
import { type ScimSearch, ScimUsers } from '../infra/scim-users.js';

@QueryHandler(ListScimUsers)
export class ListScimUsersHandler implements IQueryHandler<ListScimUsers> {
  constructor(
    private readonly directory: ScimDirectory,
    private readonly users: ScimUsers,
    private readonly queries: QueryBus,
  ) {}

  async execute({
    input: { filter, startIndex, count, ...directory },
  }: ListScimUsers): Promise<ScimUsersView> {
    const organizationId = await this.directory.organizationOf(directory);
    const offset = startIndex - 1;
    if (filter !== undefined) {
      const found = await this.found(organizationId, filter);
      return { total: found.length, users: found.slice(offset, offset + count) };
    }
    const total = await this.users.count(organizationId);
    const members = count > 0 ? await this.users.page(organizationId, offset, count) : [];
    return { total, users: await this.directory.show(members) };
  }

  /** What directories ask all day, one user by name or id, is looked up; any other filter reads everybody. */
  private async found(organizationId: string, text: string) {
    const read = readFilter(text);
    const search = await this.searchOf(soleEquality(read));
    const shown = await this.directory.show(await this.users.find(organizationId, search));
    if (search) return shown;
    const isMatch = matches(read);
    return shown.filter(({ resource }) => isMatch(resource));
  }

  private async searchOf(sole: ReturnType<typeof soleEquality>): Promise<ScimSearch | undefined> {
    if (sole?.name === 'externalid') return { externalId: sole.value };
    if (sole?.name !== 'username') return undefined;
    const userId = await this.accountOf(sole.value);
    return { userName: sole.value, ...(userId !== undefined && { userId }) };
  }

  private async accountOf(email: string): Promise<string | undefined> {
    try {
      return (await this.queries.execute(new GetUserByEmail({ email }))).id;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }
}
