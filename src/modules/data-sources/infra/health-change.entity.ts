import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HealthProblem, HealthState } from '../contract/index.js';

/** A live source was so from then on, until the next row says otherwise. */
@Entity({ schema: 'data_sources', name: 'health_change' })
export class HealthChangeEntity {
  @PrimaryColumn('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @PrimaryColumn('bigint', { insert: false }) position!: string;
  @Column('timestamptz') since!: Date;
  @Column('text') state!: HealthState;
  @Column('jsonb', { nullable: true }) problem!: HealthProblem | null;
}
