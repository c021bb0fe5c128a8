import { Injectable } from '@nestjs/common';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import type { Person } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ErasesMore } from '#shared/personal-data';
import { MemberRemoved } from '../contract/events.js';
import { OrganizationDeleted } from '../contract/organization-events.js';

interface Membership {
  readonly organizationId: string;
  readonly isPersonal: boolean;
}

/** The personal organisation goes with all that other modules keep of it; the others lose a member. */
@Injectable()
export class OwnErasure extends ErasesMore {
  constructor(
    private readonly outbox: Outbox,
    private readonly cache: Cache,
  ) {
    super();
  }

  override async before({ userId }: Person, tx: Transaction): Promise<void> {
    const memberships: Membership[] = await tx.query(
      `select o.id as "organizationId", o.personal_of is not distinct from $1 as "isPersonal"
         from organizations.organization o left join organizations.membership m on m.organization_id = o.id and m.user_id = $1
        where m.user_id = $1 or o.personal_of = $1 for update of o`,
      [userId],
    );
    for (const { organizationId, isPersonal } of memberships)
      await this.outbox.add(
        isPersonal
          ? new OrganizationDeleted({ organizationId })
          : new MemberRemoved({ organizationId, userId }),
        tx,
      );
  }

  override async after({ userId }: Person): Promise<void> {
    await this.cache.invalidateTags([actorTag(userId)]);
  }
}
