import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TermMeaning } from '../contract/views.js';

@Entity({ schema: 'semantics', name: 'term' })
export class TermEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'other_names', array: true }) otherNames!: string[];
  /** Of all its names, as they are compared. */
  @Column('text', { name: 'folded_names', array: true }) foldedNames!: string[];
  @Column('jsonb') meaning!: TermMeaning;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
