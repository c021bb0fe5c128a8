import { Injectable } from '@nestjs/common';
import { AppError } from '#shared/errors';
import { Secrets, unseal } from '#shared/secrets';
import { LiveDatabasesConfig } from './config.js';
import { liveDatabaseErrors } from './errors.js';
import type { LivePool, PoolLimits } from './live-pool.js';
import type { Login, StoredLogin } from './login.js';
import { PostgresqlPool } from './postgresql-pool.js';

/** Opens databases of others, for reading. */
@Injectable()
export class LiveDatabases {
  constructor(
    private readonly config: LiveDatabasesConfig,
    private readonly secrets: Secrets,
  ) {}

  open(login: Login, limits: PoolLimits): LivePool {
    return new PostgresqlPool(login, limits, this.config.allowPrivate === 'on');
  }

  /** With a password that was sealed for the id it belongs to. */
  openStored(id: string, { kind, settings, sealedPassword }: StoredLogin, limits: PoolLimits): LivePool {
    const password = unseal(this.secrets.encryptionKey, sealedPassword, id);
    return this.open({ ...settings, kind, password }, limits);
  }
}

/** Why a live database cannot be used, in our words; anything else stays as it is. */
export function connectionProblem(error: unknown, { host }: Pick<Login, 'host'>): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = error.message || code;
  if (
    /^(28|3D|42501|ER_ACCESS|ER_DBACCESS|ER_BAD_DB|HANDSHAKE)/.test(code) ||
    /certificate|SSL/i.test(reason)
  )
    return liveDatabaseErrors.rejected({ host, reason });
  if (/^(E[A-Z]+$|08|57P|PROTOCOL_)/.test(code) || /terminated|timeout/i.test(reason))
    return liveDatabaseErrors.unreachable({ host, reason });
  return error;
}
