import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Sent by e-mail, good for one thing, once. */
@Entity({ schema: 'identity', name: 'one_time_token' })
export class OneTimeTokenEntity {
  /** SHA-256 of the token; the token itself is nowhere but in the mailbox. */
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') purpose!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}
