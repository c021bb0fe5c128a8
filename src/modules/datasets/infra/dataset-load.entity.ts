import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { LoadFailure, LoadStatus } from '../contract/index.js';

/** One order to load a source. It outlives the process that carries it out. */
@Entity({ schema: 'datasets', name: 'dataset_load' })
export class DatasetLoadEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'file_ids', array: true }) fileIds!: string[];
  @Column('text') origin!: 'files' | 'database';
  /** Everything is read, also where usually only what is new is. */
  @Column('boolean') whole!: boolean;
  /** What is read answers whatever its checks say. */
  @Column('boolean') unchecked!: boolean;
  @Column('text') status!: LoadStatus;
  @Column('integer') attempts!: number;
  /** The last sign of life of whoever carries it out. */
  @Column('timestamptz', { name: 'alive_at' }) aliveAt!: Date;
  @Column('bigint', { name: 'rows_read', nullable: true }) rowsRead!: string | null;
  @Column('bigint', { name: 'rows_expected', nullable: true }) rowsExpected!: string | null;
  @Column('text', { nullable: true }) version!: string | null;
  @Column('jsonb', { nullable: true }) failure!: LoadFailure | null;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
