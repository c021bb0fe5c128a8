import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a gateway was sent. */
export interface GatewayRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The HTTP interface of a gateway for text messages, which delivers to nobody and keeps everything. */
export async function startSmsGateway() {
  const received: GatewayRequest[] = [];
  const answers: { status: number; location?: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { status, location } = answers.shift() ?? { status: 201 };
    if (status < 300) received.push({ headers: request.headers, body });
    response.writeHead(status, location ? { location } : {}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    /** The next messages are answered so, one each, and not taken. */
    answer: (...next: { status: number; location?: string }[]) => void answers.push(...next),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type TestSmsGateway = Awaited<ReturnType<typeof startSmsGateway>>;
