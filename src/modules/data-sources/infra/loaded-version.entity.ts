import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { LoadReport } from '../contract/index.js';

/** A version that is stored; the catalog says when it can be asked. */
@Entity({ schema: 'data_sources', name: 'loaded_version' })
export class LoadedVersionEntity {
  @PrimaryColumn('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @PrimaryColumn('text') version!: string;
  @Column('jsonb') report!: LoadReport;
  @CreateDateColumn({ type: 'timestamptz', name: 'loaded_at' }) loadedAt!: Date;
}
