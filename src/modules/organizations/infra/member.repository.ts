import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { z } from 'zod';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { Cursors, type Page, type PageRequest } from '#shared/pagination';
import { MemberAdded, MemberRemoved } from '../contract/events.js';
import type { MemberRole } from '../contract/views.js';
import { MembershipEntity } from './membership.entity.js';

/** `joined_at` is kept in milliseconds, so a cursor carries it without loss. */
const cursors = new Cursors(z.object({ joinedAt: z.iso.datetime(), userId: z.uuid() }));

interface Member {
  readonly organizationId: string;
  readonly userId: string;
}

@Injectable()
export class MemberRepository {
  constructor(
    @InjectRepository(MembershipEntity) private readonly rows: Repository<MembershipEntity>,
    private readonly outbox: Outbox,
  ) {}

  /** In the order in which they joined; of one team when it is named. */
  async list(
    organizationId: string,
    { limit, cursor }: PageRequest,
    teamId?: string,
  ): Promise<Page<MembershipEntity>> {
    const after = cursors.read(cursor);
    const query = this.rows
      .createQueryBuilder('m')
      .where('m.organizationId = :organizationId', { organizationId })
      .orderBy('m.joinedAt')
      .addOrderBy('m.userId')
      .limit(limit + 1);
    if (after) query.andWhere('(m.joinedAt, m.userId) > (:joinedAt, :userId)', after);
    if (teamId)
      query.andWhere(
        'm.userId in (select t.user_id from organizations.team_member t where t.team_id = :teamId)',
        { teamId },
      );
    return cursors.page(await query.getMany(), limit, ({ joinedAt, userId }) => ({
      joinedAt: joinedAt.toISOString(),
      userId,
    }));
  }

  get({ organizationId, userId }: Member): Promise<MembershipEntity> {
    return this.rows.findOneByOrFail({ organizationId, userId });
  }

  async add(member: Member & { readonly role: MemberRole }, tx: Transaction): Promise<MembershipEntity> {
    const joined = { ...member, joinedAt: new Date(), suspendedAt: null };
    await tx.insert(MembershipEntity, joined);
    await this.outbox.add(new MemberAdded(member), tx);
    return joined;
  }

  async change(
    { organizationId, userId }: Member,
    fields: Partial<Pick<MembershipEntity, 'role' | 'suspendedAt'>>,
    tx: Transaction,
  ): Promise<MembershipEntity> {
    await tx.update(MembershipEntity, { organizationId, userId }, fields);
    return tx.findOneByOrFail(MembershipEntity, { organizationId, userId });
  }

  async remove({ organizationId, userId }: Member, tx: Transaction): Promise<void> {
    await tx.delete(MembershipEntity, { organizationId, userId });
    await this.outbox.add(new MemberRemoved({ organizationId, userId }), tx);
  }
}
