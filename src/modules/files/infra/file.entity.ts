import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { FileFormat } from '../contract/index.js';

@Entity({ schema: 'files', name: 'file' })
export class FileEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Owned by organizations: an id, never a relation. */
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy!: string;
  @Column('text') name!: string;
  @Column('text') format!: FileFormat;
  @Column('bigint', { name: 'size_bytes' }) sizeBytes!: string;
  @Column('text') sha256!: string;
  @Column('text', { name: 'object_key' }) objectKey!: string;
  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
}
