import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { ProfileEntity } from './profile.entity.js';

@Injectable()
export class ProfileRepository {
  constructor(@InjectRepository(ProfileEntity) private readonly rows: Repository<ProfileEntity>) {}

  find(userId: string): Promise<ProfileEntity | null> {
    return this.rows.findOneBy({ userId });
  }

  /** Those of them who show their address to admins alone. */
  async hidingAddress(userIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.rows.findBy({ userId: In([...userIds]) });
    return new Set(rows.flatMap(({ userId, privacy }) => (privacy.email === 'admins' ? [userId] : [])));
  }

  /** Only what is given: two changes of different parts at once both count. */
  async save(userId: string, fields: Partial<Omit<ProfileEntity, 'userId'>>): Promise<void> {
    await this.rows.upsert({ userId, updatedAt: new Date(), ...fields } as object, ['userId']);
  }
}
