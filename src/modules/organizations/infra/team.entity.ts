import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'organizations', name: 'team' })
export class TeamEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  /** Unique in its organisation, whatever the case of its letters. */
  @Column('text') name!: string;
  @Column('text') description!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
