import { Redis } from 'ioredis';
import { freePort } from './free-port.js';
import { installed, startPrivateServer } from './private-server.js';
import { makeTestFolder } from './test-folder.js';

const program = installed('redis-server');

/** Why suites on Redis cannot run here, for `describe.skipIf(noRedis)(…)` and its title. */
export const noRedis: string | undefined = program ? undefined : 'redis-server is not on the PATH';

/** A Redis of one's own on a free port, in memory only. `stop` and `start` again: the same address, empty. */
export async function startRedis() {
  const folder = await makeTestFolder();
  const port = await freePort();
  const start = () =>
    startPrivateServer({
      program: program ?? 'redis-server',
      arguments: [
        '--port',
        `${port}`,
        '--bind',
        '127.0.0.1',
        '--dir',
        folder.path,
        '--save',
        '',
        '--appendonly',
        'no',
      ],
      answers: () => ping(port),
    });
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    /** As when the machine goes down. */
    kill: () => server.kill('SIGKILL'),
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      await server.kill();
      await folder.remove();
    },
  };
}

export type TestRedis = Awaited<ReturnType<typeof startRedis>>;

async function ping(port: number): Promise<void> {
  const redis = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
