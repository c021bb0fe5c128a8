import { DomainEvent } from '#shared/contracts';

export const schemaChangeKinds = [
  'table-added',
  'table-removed',
  'column-added',
  'column-removed',
  'type-changed',
] as const;

/** What is otherwise in a newer version of a schema. */
export interface SchemaChange {
  readonly kind: (typeof schemaChangeKinds)[number];
  readonly table: string;
  readonly column?: string;
  /** The types before and after, as the engine names them. */
  readonly from?: string;
  readonly to?: string;
  /** What names it does not work any more, or may mean something else. */
  readonly breaking: boolean;
}

/** The tables of a source are not what they were. */
export class SchemaChanged extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly version: string;
  readonly changes: readonly SchemaChange[];
  /** What names what is gone or has another type, by kind; absent when those who keep it could not be asked. */
  readonly breaks?: readonly {
    /** `golden-answer`, `glossary-term`, `favorite-query`, … */
    readonly kind: string;
    readonly count: number;
    /** The first ones. */
    readonly items: readonly { readonly id: string; readonly name: string }[];
  }[];
}> {
  static readonly type = 'catalog.schema-changed';
}
