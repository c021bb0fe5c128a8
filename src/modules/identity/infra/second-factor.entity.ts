import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SecondFactorKind } from '../contract/mfa-views.js';

/** What somebody shows besides the password. One of each kind. */
@Entity({ schema: 'identity', name: 'second_factor' })
export class SecondFactorEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') kind!: SecondFactorKind;
  /** Of TOTP. */
  @Column('text', { name: 'sealed_secret', nullable: true }) sealedSecret!: string | null;
  /** Of SMS: E.164. */
  @Column('text', { nullable: true }) phone!: string | null;
  /** Of TOTP: of the last code that was taken. A bigint, so a text. */
  @Column('bigint', { name: 'last_step' }) lastStep!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** Not asked for before. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}
