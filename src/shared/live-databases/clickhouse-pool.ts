import { randomUUID } from 'node:crypto';
import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client';
import { ClickhouseFailure, ClickhouseRows } from './clickhouse-rows.js';
import { withValues } from './clickhouse-values.js';
import { GuardedSocket } from './guarded-socket.js';
import {
  allRows,
  type LiveConnection,
  type LivePool,
  type LiveRows,
  type Parameter,
  type PoolLimits,
} from './live-pool.js';
import { type Login, tlsOptionsOf } from './login.js';

type Settings = Readonly<Record<string, string | number>>;

/** The server works on a statement only as long as somebody waits for its rows. */
const format = 'FORMAT TabSeparatedWithNamesAndTypes';

/**
 * ClickHouse by its official client, over HTTP. There are no transactions: what only reads is a setting of each request,
 * `readonly`, which no statement can take back.
 */
export class ClickhousePool implements LivePool {
  private readonly client: ClickHouseClient;
  private settings: Promise<Settings> | undefined;

  constructor(
    login: Login,
    private readonly limits: PoolLimits,
    allowPrivate: boolean,
  ) {
    const { host, port, user, password, database, tls } = login;
    const named = host.includes(':') ? `[${host}]` : host;
    this.client = createClient({
      url: `${tls === 'off' ? 'http' : 'https'}://${named}:${port}`,
      username: user,
      password,
      database,
      request_timeout: limits.statementSeconds * 1000,
      max_open_connections: limits.connections,
      keep_alive: { enabled: false },
      http_agent: agentOf(login, limits, allowPrivate),
      log: { level: 127 },
    });
  }

  async lend<T>(work: (connection: LiveConnection) => Promise<T>): Promise<T> {
    this.settings ??= this.readingSettings().catch((error: unknown) => {
      this.settings = undefined;
      throw error;
    });
    const connection = new ClickhouseConnection(this.client, await this.settings);
    try {
      return await work(connection);
    } finally {
      connection.end();
    }
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  /**
   * Of what is wanted, what this server knows. A user who may only read may not even say so: then there is nothing to set.
   * `readonly` is the last that can be set.
   */
  private async readingSettings(): Promise<Settings> {
    const wanted: Settings = {
      max_execution_time: Math.ceil(this.limits.statementSeconds),
      cancel_http_readonly_queries_on_client_close: 1,
      join_use_nulls: 1,
      join_default_strictness: 'ALL',
      readonly: 1,
    };
    const connection = new ClickhouseConnection(this.client, {});
    try {
      const rows = await connection.open('select name, value from system.settings');
      const known = new Map((await allRows(rows)) as [string, string][]);
      if (known.get('readonly') === '1') return {};
      return Object.fromEntries(Object.entries(wanted).filter(([name]) => known.has(name)));
    } finally {
      connection.end();
    }
  }
}

class ClickhouseConnection implements LiveConnection {
  /** Each request is a connection of its own, so that none is stale. */
  readonly begun = true;
  private readonly stopped = new AbortController();
  private rows: ClickhouseRows | undefined;
  private queryId: string | undefined;

  constructor(
    private readonly client: ClickHouseClient,
    private readonly settings: Settings,
  ) {}

  async open(sql: string, parameters: readonly Parameter[] = []): Promise<LiveRows> {
    this.queryId = randomUUID();
    try {
      const { stream } = await this.client.exec({
        query: `${withValues(sql, parameters)}\n${format}`,
        query_id: this.queryId,
        clickhouse_settings: this.settings,
        abort_signal: this.stopped.signal,
      });
      this.rows = new ClickhouseRows(stream);
    } catch (error) {
      throw failureOf(error);
    }
    await this.rows.begun();
    return this.rows;
  }

  /** Closing the connection ends it where the server knows that; others have to be told. */
  interrupt(): void {
    this.stopped.abort();
    if (this.queryId === undefined) return;
    const query = `KILL QUERY WHERE query_id = '${this.queryId}' ASYNC`;
    this.client.command({ query }).catch(() => undefined);
  }

  end(): void {
    this.rows?.leave();
  }
}

/** Newer servers' errors are taken apart by the client, those of older ones are left as they are told. */
function failureOf(error: unknown): unknown {
  if (error instanceof ClickHouseError) return new ClickhouseFailure(`Code: ${error.code}. ${error.message}`);
  return error instanceof Error && /^Code: \d/.test(error.message)
    ? new ClickhouseFailure(error.message)
    : error;
}

/** Every connection goes to the place that the guard allows. */
function agentOf(login: Login, { connections }: PoolLimits, allowPrivate: boolean): HttpAgent {
  const { host, port } = login;
  const guarded = () => new GuardedSocket(allowPrivate).setNoDelay(true).connect(port, host);
  const options: AgentOptions = { maxSockets: connections, keepAlive: false };
  const tls = tlsOptionsOf(login);
  const agent = tls ? new HttpsAgent(options) : new HttpAgent(options);
  const connected = (): Duplex =>
    tls ? connectTls({ ...tls, socket: guarded(), servername: host }) : guarded();
  return Object.assign(agent, { createConnection: connected });
}
