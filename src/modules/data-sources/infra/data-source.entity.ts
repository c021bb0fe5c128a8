import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type {
  ConnectionSettings,
  CopySettings,
  DataSourceKind,
  DataSourceMode,
  DataSourceStatus,
  DataSourceView,
  LoadReport,
} from '../contract/index.js';

@Entity({ schema: 'data_sources', name: 'data_source' })
export class DataSourceEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Owned by organizations: an id, never a relation. */
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('text') name!: string;
  /** For those alone that it is shared with. */
  @Column('boolean', { default: false }) restricted!: boolean;
  @Column('text') kind!: DataSourceKind;
  @Column('text') mode!: DataSourceMode;
  @Column('text') status!: DataSourceStatus;
  /** Owned by files. */
  @Column('uuid', { name: 'file_ids', array: true }) fileIds!: string[];
  /** The version that answers now, and its report. */
  @Column('text', { nullable: true }) version!: string | null;
  @Column('jsonb', { nullable: true }) report!: LoadReport | null;
  @Column('jsonb', { nullable: true }) failure!: DataSourceView['failure'] | null;
  /** Of databases. */
  @Column('jsonb', { nullable: true }) connection!: ConnectionSettings | null;
  @Column('text', { name: 'sealed_password', nullable: true, select: false }) sealedPassword?: string | null;
  /** Of databases that are imported. */
  @Column('jsonb', { nullable: true }) copy!: CopySettings | null;
  /** Of databases: five fields of cron, and the next moment they name. */
  @Column('text', { nullable: true }) schedule!: string | null;
  @Column('timestamptz', { name: 'next_refresh_at', nullable: true }) nextRefreshAt!: Date | null;
  /** Of databases: when it was last looked whether it answers. */
  @Column('timestamptz', { name: 'checked_at', nullable: true, select: false }) checkedAt?: Date | null;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
}
