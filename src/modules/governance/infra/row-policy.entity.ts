import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyAudience, RowCondition } from '../contract/index.js';

@Entity({ schema: 'governance', name: 'row_policy' })
export class RowPolicyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('text', { name: 'table_name' }) table!: string;
  @Column('text') name!: string;
  @Column('jsonb') audience!: PolicyAudience;
  @Column('jsonb') condition!: RowCondition;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
