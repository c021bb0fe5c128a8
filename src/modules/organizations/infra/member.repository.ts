import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { z } from 'zod';
import { Cursors, type Page, type PageRequest } from '#shared/pagination';
import { MembershipEntity } from './membership.entity.js';

/** `joined_at` is kept in milliseconds, so a cursor carries it without loss. */
const cursors = new Cursors(z.object({ joinedAt: z.iso.datetime(), userId: z.uuid() }));

@Injectable()
export class MemberRepository {
  constructor(@InjectRepository(MembershipEntity) private readonly rows: Repository<MembershipEntity>) {}

  /** In the order in which they joined. */
  async list(organizationId: string, { limit, cursor }: PageRequest): Promise<Page<MembershipEntity>> {
    const after = cursors.read(cursor);
    const query = this.rows
      .createQueryBuilder('m')
      .where('m.organizationId = :organizationId', { organizationId })
      .orderBy('m.joinedAt')
      .addOrderBy('m.userId')
      .limit(limit + 1);
    if (after) query.andWhere('(m.joinedAt, m.userId) > (:joinedAt, :userId)', after);
    return cursors.page(await query.getMany(), limit, ({ joinedAt, userId }) => ({
      joinedAt: joinedAt.toISOString(),
      userId,
    }));
  }
}
