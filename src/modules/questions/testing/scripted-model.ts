import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the endpoint does with a request. */
export type Behaviour = (response: ServerResponse) => void;

export interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

const json = (response: ServerResponse, message: object): void => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: null, ...message } }] }));
};

export const says =
  (content: string): Behaviour =>
  (response) =>
    json(response, { content });

export const writes = (sql: string): Behaviour => says(JSON.stringify({ sql }));

/** Wants tools to be used, each a name with its input. */
export const calls =
  (...wanted: readonly (readonly [string, object | string])[]): Behaviour =>
  (response) =>
    json(response, {
      tool_calls: wanted.map(([name, input], at) => ({
        id: `call-${at}`,
        type: 'function',
        function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
      })),
    });

export const submits = (sql: string): Behaviour => calls(['submit_sql', { sql }]);

export const fails =
  (status: number): Behaviour =>
  (response) => {
    response.statusCode = status;
    response.end('{"error":{"message":"no"}}');
  };

export const sends =
  (text: string): Behaviour =>
  (response) =>
    response.end(text);

/** To another place on the same server. */
export const redirects: Behaviour = (response) => {
  response.writeHead(307, { location: '/elsewhere' });
  response.end();
};

export const hangsUp: Behaviour = (response) => response.destroy();

/** Takes the request and never answers. */
export const isSilent: Behaviour = () => {};

/** An answer that does not end while somebody listens. */
export const isEndless: Behaviour = (response) => {
  const part = 'x'.repeat(65_536);
  const more = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', more);
  more();
};

/** An OpenAI-compatible endpoint that does what it is told, in order; the last of it again and again. */
export async function scriptedModel() {
  const received: Received[] = [];
  let script: Behaviour[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { authorization } = request.headers;
      received.push({ path: request.url ?? '', authorization, body: Buffer.concat(parts).toString() });
      const [next, ...rest] = script;
      if (rest.length > 0) script = rest;
      next?.(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    /** What it does from now on. */
    does: (...behaviours: Behaviour[]) => {
      script = behaviours;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
