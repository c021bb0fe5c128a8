import { Injectable } from '@nestjs/common';
import { AppError } from '#shared/errors';
import { Secrets } from '#shared/secrets';
import { ClickhousePool } from './clickhouse-pool.js';
import { ClickhouseFailure } from './clickhouse-rows.js';
import { LiveDatabasesConfig } from './config.js';
import { liveDatabaseErrors } from './errors.js';
import type { LivePool, PoolLimits } from './live-pool.js';
import type { Login, StoredLogin } from './login.js';
import { MysqlPool } from './mysql-pool.js';
import { PatientPool } from './patient-pool.js';
import { PostgresqlPool } from './postgresql-pool.js';

const pools = { postgresql: PostgresqlPool, mysql: MysqlPool, clickhouse: ClickhousePool } as const;

/** Opens databases of others, for reading. */
@Injectable()
export class LiveDatabases {
  constructor(
    private readonly config: LiveDatabasesConfig,
    private readonly secrets: Secrets,
  ) {}

  open(login: Login, limits: PoolLimits): LivePool {
    const allowPrivate = this.config.allowPrivate === 'on';
    return new pools[login.kind](login, limits, allowPrivate);
  }

  /** With a password that was sealed for the id it belongs to. */
  openStored(id: string, { kind, settings, sealedPassword }: StoredLogin, limits: PoolLimits): LivePool {
    const password = this.secrets.unseal(sealedPassword, id);
    return this.open({ ...settings, kind, password }, limits);
  }

  /** The same for work that can wait a moment: what fails in passing is tried again, what fails on and on is paused. */
  openPatiently(id: string, stored: StoredLogin, limits: PoolLimits): LivePool {
    return new PatientPool(this.openStored(id, stored, limits), stored.settings.host);
  }
}

/** Why a live database cannot be used, in our words; anything else stays as it is. */
export function connectionProblem(error: unknown, { host }: Pick<Login, 'host'>): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = error.message || code;
  // By its number alone: its complaints repeat the statement, and list words like PROCESSLIST.
  if (error instanceof ClickhouseFailure)
    return /^(81|192|193|194|195|497|516)$/.test(code)
      ? liveDatabaseErrors.rejected({ host, reason })
      : error;
  if (
    /^(28|3D|42501|ER_ACCESS|ER_DBACCESS|ER_BAD_DB|ER_HOST|HANDSHAKE|AUTH_SWITCH)/.test(code) ||
    /certificate|SSL/i.test(reason)
  )
    return liveDatabaseErrors.rejected({ host, reason });
  if (
    /^(E[A-Z]+$|08|57P|PROTOCOL_|ER_CON_COUNT|ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED)/.test(code) ||
    /terminated|timeout/i.test(reason)
  )
    return liveDatabaseErrors.unreachable({ host, reason });
  return error;
}
