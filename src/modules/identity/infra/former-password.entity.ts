import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a password was. */
@Entity({ schema: 'identity', name: 'former_password' })
export class FormerPasswordEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @PrimaryColumn('timestamptz', { name: 'replaced_at' }) replacedAt!: Date;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
}
