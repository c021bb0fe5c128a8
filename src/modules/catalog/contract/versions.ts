import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { SchemaChange } from './changes.js';
import type { SchemaView } from './views.js';

/** One reading of the tables of a source. */
export interface SchemaVersionView {
  readonly version: string;
  /** Whether it is the one that answers now. */
  readonly current: boolean;
  readonly tableCount: number;
  /** What is otherwise than in the one before it; absent for the oldest that is known. */
  readonly changes?: readonly SchemaChange[];
  /** ISO 8601. */
  readonly readAt: string;
}

export interface SchemaComparison {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly SchemaChange[];
}

interface OfSource {
  readonly actor: Actor;
  readonly dataSourceId: string;
}

/** The versions that are known of the schema of a source, newest first. */
export class ListSchemaVersions extends Query<readonly SchemaVersionView[]> {
  static readonly type = 'catalog.list-schema-versions';
  constructor(readonly input: OfSource) {
    super();
  }
}

/** A schema as it was in one version. */
export class GetSchemaVersion extends Query<SchemaView> {
  static readonly type = 'catalog.get-schema-version';
  constructor(readonly input: OfSource & { readonly version: string }) {
    super();
  }
}

/** What is otherwise in one version than in another. */
export class CompareSchemaVersions extends Query<SchemaComparison> {
  static readonly type = 'catalog.compare-schema-versions';
  constructor(readonly input: OfSource & { readonly from: string; readonly to: string }) {
    super();
  }
}
