import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AmbiguousView,
  AnsweredRecordView,
  DeclinedView,
  QuestionStatus,
  TimingView,
} from '../contract/index.js';

/** What a question came to, by its status. */
export type StoredOutcome =
  | Pick<AnsweredRecordView, 'reading' | 'sql' | 'provenance' | 'policies' | 'summary'>
  | Pick<AmbiguousView, 'phrase' | 'choices'>
  | Pick<DeclinedView, 'cause' | 'reason' | 'notUnderstood' | 'suggestions' | 'languageModel'>;

@Entity({ schema: 'questions', name: 'question' })
export class QuestionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @Column('uuid', { name: 'conversation_id', nullable: true }) conversationId!: string | null;
  /** The question whose reading this one continues. */
  @Column('uuid', { nullable: true }) follows!: string | null;
  /** The ambiguous question that this one settles. */
  @Column('uuid', { nullable: true }) clarifies!: string | null;
  /** Ids of the choices taken so far. */
  @Column('text', { array: true }) chosen!: string[];
  @Column('text') question!: string;
  @Column('text') status!: QuestionStatus;
  @Column('jsonb') outcome!: StoredOutcome;
  @Column('jsonb') timing!: TimingView;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
}
