import { Column, Entity, PrimaryColumn } from 'typeorm';

/** For somebody who has lost the second factor. */
@Entity({ schema: 'identity', name: 'recovery_code' })
export class RecoveryCodeEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  /** SHA-256 of the code. */
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}
