import { createServer } from 'node:net';
import type { CoreConfig } from '#shared/config';
import { StartError } from './start-error.js';

type Endpoint = Pick<CoreConfig, 'host' | 'port'>;

/** Before anything is prepared: nobody should wait for a start that cannot succeed. */
export async function requireFreePort({ host, port }: Endpoint): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  } catch (error) {
    throw listenProblem(error, { host, port });
  }
  await new Promise((resolve) => server.close(resolve));
}

/** Which setting to change. */
export function listenProblem(error: unknown, { host, port }: Endpoint): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} of ${host} is in use by another program. Stop that one, or set PORT to another port (PORT=0 takes any free one).`,
      );
    case 'EACCES':
      return new StartError(
        `Port ${port} needs rights that this user does not have. Set PORT to one above 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `This machine has no address ${host}. Set HOST to 127.0.0.1, 0.0.0.0 or one of its own.`,
      );
    default:
      return error;
  }
}
