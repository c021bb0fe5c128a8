import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** What the gate says of a statement, and what it means. */
export interface SqlValidationView {
  readonly dataSourceId: string;
  readonly valid: boolean;
  /** Why it is not. */
  readonly problem?: { readonly code: string; readonly message: string };
  /** The tables that it reads. */
  readonly tables: readonly string[];
  /** How many values it leaves open. */
  readonly parameters: number;
  /** In English; absent when a part of it has no words. */
  readonly text?: string;
  /** The part that has none. */
  readonly notWorded: readonly string[];
}

/** Has the gate look at SQL, and puts it into words; not a row of it is read. */
export class ValidateSql extends Query<SqlValidationView> {
  static readonly type = 'questions.validate-sql';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly sql: string;
      /** The built-in source when left out. */
      readonly dataSourceId?: string;
    },
  ) {
    super();
  }
}
