import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LearnedView, LessonReportView, LessonView } from '../contract/index.js';

@Entity({ schema: 'questions', name: 'learned_name' })
export class LearnedNameEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('text') name!: string;
  @Column('jsonb') meaning!: LearnedView['meaning'];
  @Column('uuid', { name: 'golden_id' }) goldenId!: string;
  @Column('text') question!: string;
  @Column('timestamptz', { name: 'learned_at' }) learnedAt!: Date;
  /** Who does not want it. */
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy!: string | null;
}

@Entity({ schema: 'questions', name: 'lesson' })
export class LessonEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('text') status!: LessonView['status'];
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy!: string | null;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('jsonb', { nullable: true }) report!: LessonReportView | null;
  @Column('text', { nullable: true }) problem!: string | null;
}
