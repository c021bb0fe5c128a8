import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunOrigin, RunStatus } from '../contract/index.js';

@Entity({ schema: 'queries', name: 'run' })
export class RunEntity {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('text', { name: 'data_version' }) dataVersion!: string;
  @Column('text') origin!: RunOrigin;
  @Column('text') sql!: string;
  @Column('jsonb') parameters!: readonly (string | number | boolean | null)[];
  @Column('integer', { name: 'max_rows' }) maxRows!: number;
  @Column('text') status!: RunStatus;
  /** Of the problem, when it failed. */
  @Column('text', { nullable: true }) code!: string | null;
  @Column('bigint', { name: 'row_count' }) rowCount!: string;
  @Column('bigint', { name: 'total_rows' }) totalRows!: string;
  @Column('double precision', { name: 'execute_ms' }) executeMs!: number;
  @Column('boolean') cached!: boolean;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('boolean') favorite!: boolean;
}
