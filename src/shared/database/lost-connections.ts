import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { isConnectionFailure, unavailable } from './unavailable.js';

/** Why the connection of a runner broke. */
const losses = new WeakMap<QueryRunner, unknown>();

/**
 * Makes every statement of the data source, whoever sends it, fail with `database.unavailable` when it was
 * the connection that failed. The pool opens a new one for the next statement.
 */
export function recognizeLostConnections(connections: DataSource): DataSource {
  const create = connections.createQueryRunner.bind(connections);
  connections.createQueryRunner = (mode) => watch(create(mode));
  return connections;
}

/**
 * When a connection breaks between two statements of a transaction, TypeORM takes it out of the pool at once,
 * and the second statement fails because there is none. This tells what really happened.
 */
export function orLoss(error: unknown, runner: QueryRunner | undefined): unknown {
  const loss = runner && losses.get(runner);
  return loss && String((error as Error).name).endsWith('AlreadyReleasedError') ? unavailable(loss) : error;
}

function watch(runner: QueryRunner): QueryRunner {
  const connect = runner.connect.bind(runner);
  const query = runner.query.bind(runner);
  const release = runner.release.bind(runner);
  let connection: PoolClient | undefined;

  const lose = (error: unknown) => {
    losses.set(runner, error);
    // A connection that has begun to end is not given to anybody again.
    connection?.end().catch(() => undefined);
  };
  const translate = (error: unknown): never => {
    if (!isConnectionFailure(error)) throw orLoss(error, runner);
    lose(error);
    throw unavailable(error);
  };

  runner.connect = async () => {
    const connected = await connect().catch(translate);
    connection ??= connected.on('error', lose);
    return connected;
  };
  runner.query = ((...args: Parameters<typeof query>) => query(...args).catch(translate)) as typeof query;
  runner.release = () => {
    connection?.off('error', lose);
    return release();
  };
  return runner;
}
