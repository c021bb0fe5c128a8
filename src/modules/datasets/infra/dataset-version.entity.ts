import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { LoadReport } from '#modules/data-sources';
import type { DeclaredKey, Origin } from '../contract/index.js';

@Entity({ schema: 'datasets', name: 'dataset_version' })
export class DatasetVersionEntity {
  /** Owned by data-sources: an id, never a relation. */
  @PrimaryColumn('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @PrimaryColumn('text') version!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text', { name: 'object_key' }) objectKey!: string;
  @Column('bigint', { name: 'size_bytes' }) sizeBytes!: string;
  @Column('jsonb', { name: 'declared_keys' }) declaredKeys!: DeclaredKey[];
  @Column('jsonb') origins!: Origin[];
  @Column('jsonb') report!: LoadReport;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
}
