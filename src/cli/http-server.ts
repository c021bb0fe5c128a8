import { headersOf, ProblemError, type Reply, type Request, type Server } from './server.js';

/** A server that is running already. */
export class HttpServer implements Server {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  async send({ method, path, body }: Request): Promise<Reply> {
    const headers = headersOf(this.token, body);
    const response = await this.fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, content: Buffer.from(await response.arrayBuffer()) };
  }

  async close(): Promise<void> {}

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.url}/api/v1${path}`, init);
    } catch (error) {
      const { cause = error } = error as Error;
      const why = cause instanceof Error ? cause.message : cause;
      throw new ProblemError(`${this.url} cannot be reached: ${why}`);
    }
  }
}
