import { Injectable } from '@nestjs/common';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import type { JsonValue, Person } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { OwnPersonalData } from '#shared/personal-data';
import { MemberRemoved } from '../contract/events.js';
import { OrganizationDeleted } from '../contract/organization-events.js';
import { Images } from './images/images.js';

interface Membership {
  readonly organizationId: string;
  readonly isPersonal: boolean;
}

/** The personal organisation goes with all that other modules keep of it; the others lose a member. */
@Injectable()
export class OwnErasure extends OwnPersonalData {
  constructor(
    private readonly outbox: Outbox,
    private readonly cache: Cache,
    private readonly images: Images,
  ) {
    super();
  }

  /** The picture itself is somebody's as well as what is written down of it. */
  override completed(table: string, rows: readonly JsonValue[]): Promise<readonly JsonValue[]> {
    if (table !== 'image') return super.completed(table, rows);
    const withContent = async (row: JsonValue): Promise<JsonValue> => {
      const image = row as { readonly id: string };
      return { ...image, base64: (await this.images.contentOf(image.id)).toString('base64') };
    };
    return Promise.all(rows.map(withContent));
  }

  override async before({ userId }: Person, tx: Transaction): Promise<void> {
    const memberships: Membership[] = await tx.query(
      `select o.id as "organizationId", o.personal_of is not distinct from $1 as "isPersonal"
         from organizations.organization o left join organizations.membership m on m.organization_id = o.id and m.user_id = $1
        where m.user_id = $1 or o.personal_of = $1 for update of o`,
      [userId],
    );
    await this.images.remove({ userId }, tx);
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
