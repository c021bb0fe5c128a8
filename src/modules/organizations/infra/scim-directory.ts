import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetUsers } from '#modules/identity';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { FromDirectory } from '../contract/scim-messages.js';
import type { ScimUserView } from '../contract/scim-views.js';
import { userResource } from '../domain/scim-resource.js';
import { ScimTokens } from './scim-tokens.js';
import { type ScimMember, ScimUsers } from './scim-users.js';

/** Members as a directory sees them. */
@Injectable()
export class ScimDirectory {
  constructor(
    private readonly tokens: ScimTokens,
    private readonly users: ScimUsers,
    private readonly queries: QueryBus,
  ) {}

  organizationOf(directory: FromDirectory): Promise<string> {
    return this.tokens.organizationOf(directory);
  }

  async get(organizationId: string, userId: string, ifMatch?: string): Promise<ScimUserView> {
    const [view] = await this.show([await this.users.get({ organizationId, userId })]);
    if (!view) throw errors.memberNotFound({ userId });
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== view.version)
      throw errors.scimVersionMismatch({ version: view.version });
    return view;
  }

  async show(members: readonly ScimMember[]): Promise<ScimUserView[]> {
    const userIds = members.map(({ userId }) => userId);
    const accounts = await this.queries.execute(new GetUsers({ userIds }));
    const known = new Map(accounts.map((account) => [account.id, account]));
    return members.flatMap((member) => {
      const account = known.get(member.userId);
      return account ? [toView(member, account)] : [];
    });
  }
}

function toView(member: ScimMember, { email, name }: { email: string; name: string }): ScimUserView {
  const resource = userResource({
    id: member.userId,
    userName: member.userName ?? email,
    externalId: member.externalId,
    active: !member.suspended,
    email,
    name,
    attributes: member.attributes ?? {},
    created: member.joinedAt,
    lastModified: member.updatedAt ?? member.joinedAt,
  });
  return {
    id: member.userId,
    version: `W/"${hash('sha1', JSON.stringify(resource), 'base64url')}"`,
    resource,
  };
}
