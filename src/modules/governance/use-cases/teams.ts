import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetTeamIds } from '#modules/organizations';
import { actorTag, organizationTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import type { Member } from '../infra/user-attribute.repository.js';

const askedAtOnce = 20;

/** The teams of people, which policies may speak to. Asked with every statement: remembered until something about the person changes. */
@Injectable()
export class Teams {
  constructor(
    private readonly queries: QueryBus,
    private readonly cache: Cache,
  ) {}

  of({ organizationId, userId }: Member): Promise<readonly string[]> {
    const key = `governance.teams ${organizationId} ${userId}`;
    const tags = [actorTag(userId), organizationTag(organizationId)];
    return this.cache.getOrLoad(key, { ttlSeconds: 600, tags }, () =>
      this.queries.execute(new GetTeamIds({ organizationId, userId })),
    );
  }

  async ofAll(
    organizationId: string,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const teams = new Map<string, readonly string[]>();
    for (let at = 0; at < userIds.length; at += askedAtOnce)
      await Promise.all(
        userIds.slice(at, at + askedAtOnce).map(async (userId) => {
          teams.set(userId, await this.of({ organizationId, userId }));
        }),
      );
    return teams;
  }
}
