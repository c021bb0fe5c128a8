import mysql, { type PoolConnection, type PoolOptions } from 'mysql2';
import { GuardedSocket } from './guarded-socket.js';
import type { LiveConnection, LivePool, LiveRows, Parameter, PoolLimits } from './live-pool.js';
import { type Login, tlsOptionsOf } from './login.js';
import { MysqlRows } from './mysql-rows.js';

const connectMs = 10_000;
const idleMs = 30_000;
const mostPrepared = 20;

/**
 * What a session is like. Texts have no escapes but the doubled quote, so that nothing in one can end it; a group has
 * one value of what is not grouped by, or none; no list is cut after its first kilobyte, and no quotient after
 * four places. No database is current: who
 * asks for a table names its database, and a function that is not the server's own is not found.
 */
const sessionOf = (timeLimit: string, { statementSeconds }: PoolLimits): string =>
  [
    `set session sql_mode = 'NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION'`,
    `time_zone = '+00:00'`,
    'group_concat_max_len = 4294967295',
    'div_precision_increment = 16',
    `lock_wait_timeout = ${Math.ceil(statementSeconds)}`,
    timeLimit,
  ].join(', ');

/** The session as well as its transactions: MariaDB ends a transaction that only reads before it makes a table. */
const readingSession = 'set session transaction isolation level repeatable read, read only';

/** The two servers call it otherwise, and count in other units. */
const timeLimitOf = (version: string, { statementSeconds }: PoolLimits): string =>
  /mariadb/i.test(version)
    ? `max_statement_time = ${statementSeconds}`
    : `max_execution_time = ${Math.ceil(statementSeconds * 1000)}`;

export class MysqlPool implements LivePool {
  private readonly pool: mysql.Pool;
  private readonly ready = new WeakSet<object>();

  constructor(
    private readonly login: Login,
    private readonly limits: PoolLimits,
    private readonly allowPrivate: boolean,
  ) {
    const { connections } = limits;
    this.pool = mysql.createPool({
      ...this.settings(),
      connectionLimit: connections,
      maxIdle: connections,
      idleTimeout: idleMs,
    });
  }

  async lend<T>(work: (connection: LiveConnection) => Promise<T>): Promise<T> {
    const client = await new Promise<PoolConnection>((resolve, reject) => {
      this.pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
    const connection = new MysqlConnection(client, () => this.cancel(client.threadId));
    try {
      await this.prepare(client);
      return await work(connection);
    } finally {
      if (await connection.isClean()) client.release();
      else client.destroy();
    }
  }

  async close(): Promise<void> {
    await this.pool.promise().end();
  }

  private settings(): PoolOptions {
    const { host, port, user, password, tls } = this.login;
    const encrypted = tlsOptionsOf(this.login);
    return {
      host,
      port,
      user,
      password,
      ...(encrypted && { ssl: { ...encrypted, verifyIdentity: tls === 'verified' } }),
      connectTimeout: connectMs,
      stream: () => new GuardedSocket(this.allowPrivate).setNoDelay(true).connect(port, host),
      // A server could otherwise ask for files of this machine.
      flags: ['-LOCAL_FILES'],
      maxPreparedStatements: mostPrepared,
      rowsAsArray: true,
      dateStrings: true,
      jsonStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
    };
  }

  private async prepare(client: PoolConnection): Promise<void> {
    if (!this.ready.has(client)) {
      const [rows] = await client.promise().query('select version()');
      await client.promise().query(sessionOf(timeLimitOf(String(rows), this.limits), this.limits));
      await client.promise().query(readingSession);
      this.ready.add(client);
    }
    await client.promise().query('start transaction read only');
  }

  /** On a connection of its own: the one that works cannot be told anything. */
  private async cancel(threadId: number): Promise<void> {
    const messenger = mysql.createConnection(this.settings());
    messenger.on('error', () => undefined);
    try {
      await messenger.promise().query(`kill query ${threadId}`);
    } finally {
      messenger.destroy();
    }
  }
}

class MysqlConnection implements LiveConnection {
  /** It is lent with its transaction. */
  readonly begun = true;
  private interrupted = false;
  private cancelling: Promise<void> | undefined;
  private rows: MysqlRows | undefined;

  constructor(
    private readonly client: PoolConnection,
    private readonly cancel: () => Promise<void>,
  ) {}

  /** Values travel apart from the statement: nothing is ever written into it. */
  async open(sql: string, parameters: readonly Parameter[] = []): Promise<LiveRows> {
    const { client } = this;
    if (this.rows && !this.rows.ended) throw new Error('The rows of the last statement are not all read.');
    const query = parameters.length > 0 ? client.execute({ sql }, [...parameters]) : client.query({ sql });
    this.rows = new MysqlRows(query, client);
    await this.rows.begun();
    return this.rows;
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
   * Ends what was begun; false when the connection must not be used again: rows are still on their way, or an
   * interrupt may reach it late and would hit the next statement.
   */
  async isClean(): Promise<boolean> {
    await this.cancelling;
    if (this.interrupted || this.rows?.ended === false) return false;
    try {
      await this.client.promise().query('rollback');
      return true;
    } catch {
      return false;
    }
  }
}
