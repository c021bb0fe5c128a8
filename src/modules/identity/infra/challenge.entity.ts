import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CodeChannel } from '../contract/mfa-views.js';

/** Somebody was asked for a second factor. */
@Entity({ schema: 'identity', name: 'challenge' })
export class ChallengeEntity {
  /** SHA-256 of its token. */
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') purpose!: 'sign-in' | 'session' | 'enrol';
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('integer') attempts!: number;
  /** How its code is sent; null before one is asked for. */
  @Column('text', { nullable: true }) channel!: CodeChannel | null;
  /** SHA-256 of the code that was sent. */
  @Column('bytea', { name: 'code_hash', nullable: true }) codeHash!: Buffer | null;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}
