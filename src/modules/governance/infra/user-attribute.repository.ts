import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Cache } from '#shared/cache';
import type { Transaction } from '#shared/database';
import type { UserAttributes } from '../contract/index.js';
import { UserAttributeEntity } from './user-attribute.entity.js';

export interface Member {
  readonly organizationId: string;
  readonly userId: string;
}

const keyOf = ({ organizationId, userId }: Member) => `governance.attributes ${organizationId} ${userId}`;

@Injectable()
export class UserAttributeRepository {
  constructor(
    @InjectRepository(UserAttributeEntity) private readonly rows: Repository<UserAttributeEntity>,
    private readonly cache: Cache,
  ) {}

  /** Remembered until they change. */
  of({ organizationId, userId }: Member): Promise<UserAttributes> {
    const key = keyOf({ organizationId, userId });
    return this.cache.getOrLoad(key, { ttlSeconds: 600, tags: [key] }, async () => {
      const row = await this.rows.findOneBy({ organizationId, userId });
      return row?.attributes ?? {};
    });
  }

  async ofAll(
    organizationId: string,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, UserAttributes>> {
    const rows = await this.rows.findBy({ organizationId, userId: In([...userIds]) });
    return new Map(rows.map(({ userId, attributes }) => [userId, attributes]));
  }

  /** Answers what they were before. */
  async save(row: UserAttributeEntity, tx: Transaction): Promise<UserAttributes> {
    const { organizationId, userId } = row;
    const known = await tx.findOne(UserAttributeEntity, {
      where: { organizationId, userId },
      lock: { mode: 'pessimistic_write' },
    });
    await tx.upsert(UserAttributeEntity, row, ['organizationId', 'userId']);
    return known?.attributes ?? {};
  }

  async changed(member: Member): Promise<void> {
    await this.cache.invalidateTags([keyOf(member)]);
  }
}
