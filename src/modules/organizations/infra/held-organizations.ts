import { Injectable } from '@nestjs/common';
import { actorTag, organizationTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import type { Actor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import type { Organization } from '../domain/organization.js';
import { OrganizationRepository } from './organization.repository.js';

interface Change {
  readonly actor: Actor;
  readonly organizationId: string;
  /** Whom the change is about: what is remembered of them is forgotten after it. */
  readonly userIds?: readonly string[];
  /** It is about every member. */
  readonly ofAll?: boolean;
}

/** What every change of an organisation begins with and ends with: one at a time, and known everywhere at once. */
@Injectable()
export class HeldOrganizations {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
    private readonly cache: Cache,
  ) {}

  async change<T>(
    { actor, organizationId, userIds = [], ofAll = false }: Change,
    work: (organization: Organization, tx: Transaction) => Promise<T>,
  ): Promise<T> {
    const done = await this.database.transaction(async (tx) =>
      work(await this.organizations.hold(organizationId, [actor.userId, ...userIds], tx), tx),
    );
    const tags = [...userIds.map(actorTag), ...(ofAll ? [organizationTag(organizationId)] : [])];
    if (tags.length > 0) await this.cache.invalidateTags(tags);
    return done;
  }
}
