import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'organizations', name: 'organization' })
export class OrganizationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** The user whose personal organisation it is: an id of identity. Unique. */
  @Column('uuid', { name: 'personal_of', nullable: true }) personalOf!: string | null;
  /** Whether its members must show a second factor to work in it. */
  @Column('boolean', { name: 'second_factor_required', default: false }) secondFactorRequired!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
