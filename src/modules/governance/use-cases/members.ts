import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListMembers, type MemberView } from '#modules/organizations';
import type { Actor } from '#shared/contracts';
import { governanceErrors as errors } from '../contract/errors.js';

const pageSize = 200;
const mostMembers = 1000;

/** Who is in the organisation of an actor. */
@Injectable()
export class Members {
  constructor(private readonly queries: QueryBus) {}

  async first(actor: Actor): Promise<readonly MemberView[]> {
    const { organizationId } = actor;
    const members: MemberView[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.queries.execute(
        new ListMembers({ actor, organizationId, limit: pageSize, cursor }),
      );
      members.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined && members.length < mostMembers);
    return members;
  }

  async require(actor: Actor, userId: string): Promise<void> {
    if (userId === actor.userId) return;
    const { organizationId } = actor;
    let cursor: string | undefined;
    do {
      const page = await this.queries.execute(
        new ListMembers({ actor, organizationId, limit: pageSize, cursor }),
      );
      if (page.items.some((member) => member.userId === userId)) return;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    throw errors.memberNotFound({ userId });
  }
}
