import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AllowedNetwork, OrganizationBranding, OrganizationSettings } from '../contract/views.js';

@Entity({ schema: 'organizations', name: 'organization' })
export class OrganizationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Unique. */
  @Column('text') slug!: string;
  /** The user whose personal organisation it is: an id of identity. Unique. */
  @Column('uuid', { name: 'personal_of', nullable: true }) personalOf!: string | null;
  /** The admin whom nobody can remove: an id of identity. */
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId!: string | null;
  @Column('jsonb', { default: {} }) settings!: OrganizationSettings;
  @Column('jsonb', { default: {} }) branding!: OrganizationBranding;
  /** Whether its members must show a second factor to work in it. */
  @Column('boolean', { name: 'second_factor_required', default: false }) secondFactorRequired!: boolean;
  /** From where alone it may be worked in; none: from everywhere. */
  @Column('jsonb', { name: 'allowed_networks', default: [] }) allowedNetworks!: readonly AllowedNetwork[];
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt!: Date | null;
  @Column('text', { name: 'suspension_reason', nullable: true }) suspensionReason!: string | null;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt!: Date | null;
  /** When what it owns is erased, after it was deleted. */
  @Column('timestamptz', { name: 'erase_at', nullable: true }) eraseAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
