import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'organizations', name: 'organization' })
export class OrganizationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** The user whose personal organisation it is: an id of identity. Unique. */
  @Column('uuid', { name: 'personal_of', nullable: true }) personalOf!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
