import pg from 'pg';
import Cursor from 'pg-cursor';
import type { JsonValue } from '#shared/contracts';
import { GuardedSocket } from './guarded-socket.js';
import { withoutDuplicates } from './live-cells.js';
import type { LiveConnection, LivePool, LiveRows, Parameter, PoolLimits } from './live-pool.js';
import { type Login, tlsOptionsOf } from './login.js';
import { PieceSize } from './piece-size.js';
import { postgresqlType } from './postgresql-types.js';

const connectMs = 10_000;
const idleMs = 30_000;

/** Values stay as PostgreSQL prints them until they become cells. */
const asText = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig;

/**
 * What a statement runs in. Names are looked up among PostgreSQL's own alone, so that nothing in the database can
 * stand in for a function or an operator; whoever asks for a table names its schema.
 */
const beginReading = ({ statementSeconds }: PoolLimits): string => `
  begin transaction isolation level repeatable read read only;
  set local search_path = pg_catalog, pg_temp;
  set local statement_timeout = ${Math.ceil(statementSeconds * 1000)};
  set local idle_in_transaction_session_timeout = ${Math.ceil(statementSeconds * 1000)};
  set local standard_conforming_strings = on;
  set local timezone = 'UTC';
  set local datestyle = 'ISO';
  set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'`;

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
    const connection = new PostgresqlConnection(client, () => this.cancel(client));
    try {
      await client.query(beginReading(this.limits));
      return await work(connection);
    } finally {
      client.release(!(await connection.isClean()));
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
  private interrupted = false;
  private cancelling: Promise<void> | undefined;
  private cursor: Cursor<Row> | undefined;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly cancel: () => Promise<void>,
  ) {}

  async open(sql: string, parameters: readonly Parameter[] = []): Promise<LiveRows> {
    await this.cursor?.close();
    const cursor = new Cursor<Row>(sql, [...parameters], { rowMode: 'array', types: asText });
    this.cursor = this.client.query(cursor);
    return await readingFrom((rows) => this.read(cursor, rows));
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
    try {
      await this.cursor?.close();
      await this.client.query('rollback');
      return true;
    } catch {
      return false;
    }
  }

  private read(cursor: Cursor<Row>, count: number): Promise<Piece> {
    return new Promise((resolve, reject) => {
      cursor.read(count, (error, rows, result) => {
        if (!error) return resolve({ rows, fields: result.fields });
        // What has failed is closed by the database; asking it to would wait for ever if the connection is gone.
        this.cursor = undefined;
        reject(error);
      });
    });
  }
}

type Row = (string | null)[];

interface Piece {
  readonly rows: readonly Row[];
  readonly fields: readonly pg.FieldDef[];
}

/** The columns are known with the first piece, which is therefore read ahead. */
async function readingFrom(read: (rows: number) => Promise<Piece>): Promise<LiveRows> {
  const size = new PieceSize();
  let asked = size.rows;
  const first = await read(asked);
  const types = first.fields.map(({ dataTypeID }) => postgresqlType(dataTypeID));
  const names = withoutDuplicates(first.fields.map(({ name }) => name));
  const toCells = (rows: readonly Row[]): JsonValue[][] =>
    rows.map((row) =>
      row.map((value, index) => (value === null ? null : (types[index]?.toCell(value) ?? value))),
    );
  let ahead: readonly Row[] | undefined = first.rows;
  let ended = false;
  return {
    columns: names.map((name, index) => ({ name, kind: types[index]?.kind ?? 'text' })),
    next: async () => {
      if (!ahead && !ended) asked = size.rows;
      const rows = ahead ?? (ended ? [] : (await read(asked)).rows);
      ahead = undefined;
      ended = rows.length < asked;
      size.learn(rows);
      return toCells(rows);
    },
  };
}
