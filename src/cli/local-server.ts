import { setTimeout as sleep } from 'node:timers/promises';
import { Almanac } from '#shared/lifecycle';
import { Progress } from '#shared/progress';
import { AppModule } from '../app.module.js';
import { headersOf, ProblemError, type Reply, type Request, type Server } from './server.js';

const pollEveryMs = 50;

/** stdout is the answer's. */
class StderrProgress extends Progress {
  tell(line: string): void {
    process.stderr.write(`${line}\n`);
  }
}

/** Almanac on the data folder, inside this process: the same requests, without a socket. */
export class LocalServer implements Server {
  private constructor(
    private readonly almanac: Almanac,
    private readonly token: string | undefined,
  ) {}

  static async open(token: string | undefined): Promise<LocalServer> {
    const almanac = await Almanac.open(AppModule, { progress: new StderrProgress(), quiet: true });
    const server = new LocalServer(almanac, token);
    try {
      await server.untilReady();
      return server;
    } catch (error) {
      await almanac.close();
      throw error;
    }
  }

  async send({ method, path, body }: Request): Promise<Reply> {
    const reply = await this.almanac.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: headersOf(this.token, body),
      ...(body && { payload: body }),
    });
    return { status: reply.statusCode, content: reply.rawPayload };
  }

  close(): Promise<void> {
    return this.almanac.close();
  }

  /** The first start prepares the built-in data. */
  private async untilReady(): Promise<void> {
    for (;;) {
      const { statusCode, payload } = await this.almanac.app.inject({ url: '/ready' });
      if (statusCode === 200) return;
      if (statusCode !== 503) throw new ProblemError(`Almanac does not get ready: ${payload}`);
      await sleep(pollEveryMs);
    }
  }
}
