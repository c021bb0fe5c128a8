import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ResultColumn } from '#modules/queries';
import type { GoldenStatus, GoldenView, SqlView, Verdict } from '../contract/index.js';

@Entity({ schema: 'questions', name: 'golden' })
export class GoldenEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  /** Digest of the words. */
  @Column('text', { name: 'words_key' }) wordsKey!: string;
  @Column('text') question!: string;
  @Column('text') kind!: GoldenView['kind'];
  @Column('text', { array: true }) chosen!: string[];
  @Column('jsonb') sql!: SqlView;
  /** Of its result when it was proposed. */
  @Column('jsonb') columns!: readonly ResultColumn[];
  @Column('text', { array: true }) tables!: string[];
  @Column('text') status!: GoldenStatus;
  @Column('text', { nullable: true }) problem!: string | null;
  /** The key of the source that it was last found to fit. */
  @Column('text') fits!: string;
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('uuid', { name: 'checked_by', nullable: true }) checkedBy!: string | null;
}

@Entity({ schema: 'questions', name: 'feedback' })
export class FeedbackEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('uuid', { name: 'question_id' }) questionId!: string;
  @Column('text') verdict!: Verdict['verdict'];
  @Column('text', { nullable: true }) correction!: string | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('uuid', { name: 'golden_id', nullable: true }) goldenId!: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt!: Date;
}
