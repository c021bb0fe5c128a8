import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';

export const superuser = 'almanac';

/** "The database system is starting up" (or shutting down): it is there. */
const cannotConnectNow = '57P03';

/**
 * Whether a server still runs on this cluster, left behind by a process that was killed. The process id in
 * PostgreSQL's mark proves nothing, it may be anybody's by now, above all in a container: what counts is
 * whether a server answers to our password from this very folder.
 */
export async function isServed(cluster: string, password: string): Promise<boolean> {
  const port = await portInMark(cluster);
  if (port === undefined) return false;
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return (await realpath(rows[0]?.folder ?? '')) === (await realpath(cluster));
  } catch (error) {
    return error instanceof DatabaseError && error.code === cannotConnectNow;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** For the case that the mark names a process which is none of ours: PostgreSQL would not start over it. */
export const removeMark = (cluster: string): Promise<void> => rm(markOf(cluster), { force: true });

const markOf = (cluster: string) => join(cluster, 'postmaster.pid');

/** The fourth line of the mark. */
async function portInMark(cluster: string): Promise<number | undefined> {
  try {
    return Number((await readFile(markOf(cluster), 'utf8')).split('\n')[3]) || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
