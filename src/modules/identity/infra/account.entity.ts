import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserView } from '../contract/views.js';

@Entity({ schema: 'identity', name: 'account' })
export class AccountEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Normalised: see `domain/email.ts`. Unique. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  /** Argon2id, with its parameters and salt (PHC format); none for somebody who gets in another way. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column('timestamptz', { name: 'password_changed_at' }) passwordChangedAt!: Date;
  /** When its owner first showed to read the mailbox. */
  @Column('timestamptz', { name: 'email_verified_at', nullable: true }) emailVerifiedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

export const toUserView = ({ id, email, name, emailVerifiedAt, createdAt }: AccountEntity): UserView => ({
  id,
  email,
  name,
  emailVerified: emailVerifiedAt !== null,
  createdAt: createdAt.toISOString(),
});
