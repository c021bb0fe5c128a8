import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TableNote } from '../contract/index.js';

@Entity({ schema: 'catalog', name: 'source_notes' })
export class SourceNotesEntity {
  @PrimaryColumn('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('json') notes!: readonly TableNote[];
}
