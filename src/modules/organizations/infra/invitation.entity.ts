import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MemberRole } from '../contract/views.js';

@Entity({ schema: 'organizations', name: 'invitation' })
export class InvitationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') role!: MemberRole;
  /** SHA-256 of what the last mail holds; empty until one is sent. */
  @Column('bytea', { name: 'token_hash', nullable: true }) tokenHash!: Buffer | null;
  @Column('uuid', { name: 'invited_by' }) invitedBy!: string;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
