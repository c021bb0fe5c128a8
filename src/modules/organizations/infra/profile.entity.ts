import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Preferences, Privacy } from '../contract/profile-messages.js';

@Entity({ schema: 'organizations', name: 'profile' })
export class ProfileEntity {
  /** Owned by identity: an id, never a relation. */
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('text', { name: 'time_zone', nullable: true }) timeZone!: string | null;
  @Column('jsonb', { default: {} }) preferences!: Preferences;
  @Column('jsonb', { default: {} }) privacy!: Privacy;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
