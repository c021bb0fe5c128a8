import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One order to load a source. It outlives the process that carries it out. */
@Entity({ schema: 'datasets', name: 'dataset_load' })
export class DatasetLoadEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'file_ids', array: true }) fileIds!: string[];
  @Column('text') status!: 'waiting' | 'running' | 'done' | 'failed';
  @Column('integer') attempts!: number;
  /** The last sign of life of whoever carries it out. */
  @Column('timestamptz', { name: 'alive_at' }) aliveAt!: Date;
}
