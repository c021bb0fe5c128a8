import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TakenChoiceView } from '../contract/index.js';

@Entity({ schema: 'questions', name: 'remembered_choice' })
export class RememberedChoiceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  /** Digest of the words. */
  @Column('text', { name: 'words_key' }) wordsKey!: string;
  /** As it was asked. */
  @Column('text') question!: string;
  @Column('jsonb') taken!: readonly TakenChoiceView[];
  @Column('timestamptz', { name: 'remembered_at' }) rememberedAt!: Date;
}
