import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditOutcome } from '#shared/contracts';

const asNumber = { to: (value: number) => value, from: Number };

@Entity({ schema: 'governance', name: 'audit_entry' })
export class AuditEntryEntity {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('bigint', { transformer: asNumber }) seq!: number;
  @Column('uuid', { name: 'event_id' }) eventId!: string;
  @Column('integer') part!: number;
  @Column('text') action!: string;
  @Column('text') outcome!: AuditOutcome;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('text', { name: 'correlation_id' }) correlationId!: string;
  @Column('uuid') actor!: string;
  @Column('text', { name: 'subject_kind', nullable: true }) subjectKind!: string | null;
  @Column('text', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('jsonb', { nullable: true }) details!: object | null;
  @Column('bytea', { name: 'sealed_origin', nullable: true }) sealedOrigin!: Buffer | null;
  @Column('bytea', { name: 'sealed_details', nullable: true }) sealedDetails!: Buffer | null;
  @Column('bytea', { name: 'previous_hash' }) previousHash!: Buffer;
  @Column('bytea') hash!: Buffer;
}
