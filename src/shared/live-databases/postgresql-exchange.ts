import type pg from 'pg';

export type Row = readonly (string | null)[];

/** A piece of the rows of a statement. */
export interface Piece {
  readonly fields: readonly pg.FieldDef[];
  readonly rows: readonly Row[];
  /** There are no more. */
  readonly ended: boolean;
}

/**
 * What is asked of the server in one go, and what it answers. It is one write and one wait however many messages it is,
 * and the server leaves out everything that follows a message that has failed.
 */
export class PostgresqlExchange implements pg.Submittable {
  private readonly outcome = Promise.withResolvers<Piece>();
  private readonly rows: Row[] = [];
  private fields: readonly pg.FieldDef[] = [];
  /** Statements that have come to their end. */
  completed = 0;

  /** `preparing`: statements before the one whose rows are wanted. */
  constructor(
    private readonly send: (connection: pg.Connection) => void,
    private readonly preparing = 0,
  ) {}

  get answer(): Promise<Piece> {
    return this.outcome.promise;
  }

  submit(connection: pg.Connection): void {
    connection.stream.cork();
    this.send(connection);
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.fields = fields;
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    if (this.completed === this.preparing) this.rows.push(fields);
  }

  handlePortalSuspended(): void {}

  handleEmptyQuery(): void {
    this.completed++;
  }

  handleCommandComplete(): void {
    this.completed++;
  }

  handleError(error: Error): void {
    this.outcome.reject(error);
  }

  handleReadyForQuery(): void {
    const { fields, rows } = this;
    this.outcome.resolve({ fields, rows, ended: this.completed > this.preparing });
  }
}

/** A statement whose rows nobody wants. */
export function sendPreparation(connection: pg.Connection, text: string): void {
  connection.parse({ name: '', text, types: [] }, true);
  connection.bind({}, true);
  connection.execute({}, true);
}

/** A statement from its text to its first rows. */
export function sendStatement(
  connection: pg.Connection,
  {
    text,
    values,
    rows,
  }: { readonly text: string; readonly values: (string | null)[]; readonly rows: number },
): void {
  connection.parse({ name: '', text, types: [] }, true);
  connection.bind({ values }, true);
  connection.describe({ type: 'P' }, true);
  sendFurther(connection, rows);
}

/** The next rows of the statement that was sent last. */
export function sendFurther(connection: pg.Connection, rows: number): void {
  connection.execute({ rows: String(rows) }, true);
}
