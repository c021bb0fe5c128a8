import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'questions', name: 'llm_policy' })
export class LlmPolicyEntity {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('boolean') allowed!: boolean;
  @Column('boolean', { name: 'may_see_rows' }) maySeeRows!: boolean;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
