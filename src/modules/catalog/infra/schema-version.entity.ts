import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnValues } from '../contract/index.js';
import type { InferredSchema } from '../domain/model.js';

@Entity({ schema: 'catalog', name: 'schema_version' })
export class SchemaVersionEntity {
  /** Owned by data-sources: an id, never a relation. */
  @PrimaryColumn('uuid', { name: 'data_source_id' }) dataSourceId!: string;
  @PrimaryColumn('text') version!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  /** Edition of the rules of inference it was made by. */
  @Column('integer') rules!: number;
  @Column('json') inferred!: InferredSchema;
  @Column('json') described!: InferredSchema;
  @Column('text', { name: 'model_version' }) modelVersion!: string;
  @Column('json', { name: 'column_values' }) columnValues!: readonly ColumnValues[];
  @Column('timestamptz', { name: 'profiled_at' }) profiledAt!: Date;
}
