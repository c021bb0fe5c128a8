import { Query } from '@nestjs/cqrs';
import type { Actor, JsonValue } from '#shared/contracts';

/** A statement that the gate lets pass. */
export interface SqlCheckView {
  /** The tables of the source that it reads, as they are called there. */
  readonly tables: readonly string[];
  /** How many values it has to be given. */
  readonly parameters: number;
  /** As DuckDB's parser sees it; absent for sources that speak another dialect. */
  readonly tree?: JsonValue;
}

/** Has the gate look at a statement without running it: rejects with what the gate says against it. */
export class CheckSql extends Query<SqlCheckView> {
  static readonly type = 'queries.check-sql';
  constructor(
    readonly input: { readonly actor: Actor; readonly dataSourceId: string; readonly sql: string },
  ) {
    super();
  }
}
