import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MemberRole } from '../contract/views.js';

@Entity({ schema: 'organizations', name: 'membership' })
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  /** Owned by identity: an id, never a relation. */
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') role!: MemberRole;
  /** As identity knows them, kept to sort and search by; empty until they were asked for. */
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('timestamptz', { name: 'joined_at' }) joinedAt!: Date;
  /** Since when the member may do nothing here. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt!: Date | null;
}
