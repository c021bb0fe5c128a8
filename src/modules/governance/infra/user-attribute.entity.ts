import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserAttributes } from '../contract/index.js';

@Entity({ schema: 'governance', name: 'user_attribute' })
export class UserAttributeEntity {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @Column('jsonb') attributes!: UserAttributes;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
