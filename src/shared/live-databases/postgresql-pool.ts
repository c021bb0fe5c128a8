import pg from 'pg';
import type { JsonValue } from '#shared/contracts';
import { GuardedSocket } from './guarded-socket.js';
import { withoutDuplicates } from './live-cells.js';
import type { LiveColumn, LiveConnection, LivePool, LiveRows, Parameter, PoolLimits } from './live-pool.js';
import { type Login, tlsOptionsOf } from './login.js';
import { PieceSize } from './piece-size.js';
import {
  type Piece,
  PostgresqlExchange,
  sendFurther,
  sendPreparation,
  sendStatement,
} from './postgresql-exchange.js';
import { type CellType, postgresqlType } from './postgresql-types.js';

const connectMs = 10_000;
const idleMs = 30_000;

/**
 * What a statement runs in. Names are looked up among PostgreSQL's own alone, so that nothing in the database can
 * stand in for a function or an operator; whoever asks for a table names its schema. All of it ends with the
 * transaction: between it and the server there may be somebody who lends the session to others.
 */
function beginReading({ statementSeconds }: PoolLimits): readonly string[] {
  const milliseconds = String(Math.ceil(statementSeconds * 1000));
  const settings = {
    search_path: 'pg_catalog, pg_temp',
    statement_timeout: milliseconds,
    idle_in_transaction_session_timeout: milliseconds,
    standard_conforming_strings: 'on',
    timezone: 'UTC',
    datestyle: 'ISO',
    intervalstyle: 'iso_8601',
    bytea_output: 'hex',
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `pg_catalog.set_config('${name}', '${value}', true)`,
  );
  return ['begin transaction isolation level repeatable read read only', `select ${set.join(', ')}`];
}

export class PostgresqlPool implements LivePool {
  private readonly pool: pg.Pool;

  constructor(
    private readonly login: Login,
    private readonly limits: PoolLimits,
    private readonly allowPrivate: boolean,
  ) {
    this.pool = new pg.Pool({
      ...this.settings(),
      max: limits.connections,
      idleTimeoutMillis: idleMs,
      allowExitOnIdle: true,
    });
    // A connection that breaks is told to whoever uses it; beside that it is simply gone.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async lend<T>(work: (connection: LiveConnection) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const connection = new PostgresqlConnection(client, this.limits, () => this.cancel(client));
    try {
      return await work(connection);
    } finally {
      void this.takeBack(client, connection);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private settings(): pg.ClientConfig {
    const { host, port, database, user, password } = this.login;
    return {
      host,
      port,
      database,
      user,
      password,
      ssl: tlsOptionsOf(this.login) ?? false,
      application_name: 'almanac',
      connectionTimeoutMillis: connectMs,
      stream: () => new GuardedSocket(this.allowPrivate),
    };
  }

  /** What the rows were wanted for does not wait; whoever is next does, or gets another connection. */
  private async takeBack(client: pg.PoolClient, connection: PostgresqlConnection): Promise<void> {
    client.release(!(await connection.isClean()));
  }

  /** On a connection of its own: the one that works cannot be told anything. Only ours is given up. */
  private async cancel({ processID }: pg.PoolClient & { readonly processID?: number }): Promise<void> {
    const messenger = new pg.Client(this.settings());
    messenger.on('error', () => undefined);
    try {
      await messenger.connect();
      await messenger.query('select pg_catalog.pg_cancel_backend($1)', [processID]);
    } finally {
      await messenger.end();
    }
  }
}

class PostgresqlConnection implements LiveConnection {
  begun = false;
  private asked = false;
  private interrupted = false;
  private cancelling: Promise<void> | undefined;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly limits: PoolLimits,
    private readonly cancel: () => Promise<void>,
  ) {}

  /** The transaction begins with the first statement, in the same go: where it does not, the statement does not run. */
  async open(sql: string, parameters: readonly Parameter[] = []): Promise<LiveRows> {
    const before = this.begun ? [] : beginReading(this.limits);
    const values = parameters.map((value) => (value === null ? null : String(value)));
    const size = new PieceSize();
    const deadline = performance.now() + this.limits.statementSeconds * 1000;
    const first = await this.exchange((connection) => {
      for (const statement of before) sendPreparation(connection, statement);
      sendStatement(connection, { text: sql, values, rows: size.rows });
    }, before.length);
    return new PostgresqlRows(first, size, (rows) => {
      if (performance.now() > deadline) throw overdue();
      return this.exchange((connection) => sendFurther(connection, rows));
    });
  }

  interrupt(): void {
    this.interrupted = true;
    this.cancelling ??= this.cancel()
      .catch(() => undefined)
      .finally(() => {
        this.cancelling = undefined;
      });
  }

  /**
   * Ends what was begun; false when the connection must not be used again: an interrupt may reach it late, and
   * would hit the next statement.
   */
  async isClean(): Promise<boolean> {
    await this.cancelling;
    if (this.interrupted) return false;
    if (!this.asked) return true;
    try {
      await this.client.query('rollback');
      return true;
    } catch {
      return false;
    }
  }

  private async exchange(send: (connection: pg.Connection) => void, preparing = 0): Promise<Piece> {
    this.asked = true;
    const exchange = this.client.query(new PostgresqlExchange(send, preparing));
    try {
      return await exchange.answer;
    } finally {
      this.begun ||= exchange.completed > 0;
    }
  }
}

/** The server counts the time of a statement anew for every piece of its rows. */
const overdue = () =>
  Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });

/** The columns are known with the first piece. */
class PostgresqlRows implements LiveRows {
  readonly columns: readonly LiveColumn[];
  private readonly types: readonly CellType[];
  private ahead: Piece | undefined;
  private ended = false;

  constructor(
    first: Piece,
    private readonly size: PieceSize,
    private readonly read: (rows: number) => Promise<Piece>,
  ) {
    this.ahead = first;
    this.types = first.fields.map(({ dataTypeID }) => postgresqlType(dataTypeID));
    const names = withoutDuplicates(first.fields.map(({ name }) => name));
    this.columns = names.map((name, index) => ({ name, kind: this.types[index]?.kind ?? 'text' }));
  }

  async next(): Promise<JsonValue[][]> {
    if (this.ended) return [];
    const { rows, ended } = this.ahead ?? (await this.read(this.size.rows));
    this.ahead = undefined;
    this.ended = ended;
    this.size.learn(rows);
    return rows.map((row) => row.map((value, index) => this.cell(value, index)));
  }

  private cell(value: string | null, index: number): JsonValue {
    return value === null ? null : (this.types[index]?.toCell(value) ?? value);
  }
}
