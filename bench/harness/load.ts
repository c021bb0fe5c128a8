import { runScript } from './child.ts';

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  /** JSON text. `#` in it becomes a number that no other request of this run has. */
  readonly body?: string;
}

/** Answers per second; every one of them must be a 2xx. The generator is a process of its own. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const { rate, failed } = await runScript<{ rate: number; failed: number }>('load-process.ts', load);
  if (failed > 0) throw new Error(`${failed} requests to ${load.url} were not answered with a 2xx.`);
  return rate;
}
