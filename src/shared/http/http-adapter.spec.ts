import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { httpAdapter } from './http-adapter.js';

it('asks the one error handler, which is named after the routes, however often it is started', async () => {
  const adapter = httpAdapter();
  const fastify = adapter.getInstance();
  await adapter.init();
  await adapter.init();
  fastify.post('/things', () => 'made');
  await fastify.after();
  adapter.setErrorHandler((_error, _request, reply) => void reply.status(418).send());

  const { statusCode } = await fastify.inject({
    method: 'POST',
    url: '/things',
    headers: { 'content-type': 'application/json' },
    payload: '{"id":',
  });

  expect(statusCode).toBe(418);
});

const unreadable = { status: 400, detail: /cannot be read/ };

it.each([
  ['headers that are too large', requestOf(17_000), { status: 431, detail: /the 16 KB/ }],
  ['headers that go on', requestOf(900_000), { status: 431, detail: /the 16 KB/ }],
  ['what is no HTTP', 'hello\r\n\r\n', { status: 400, detail: /cannot be read/ }],
  ['two ways to tell the length', ending('content-length: 4', 'transfer-encoding: chunked'), unreadable],
  ['two lengths', ending('content-length: 4', 'content-length: 5'), unreadable],
  ['a length that is none', ending('content-length: +4'), unreadable],
  ['a name with a space behind it', ending('content-length : 4'), unreadable],
])('answers %s with a problem', async (_what, sent, { status, detail }) => {
  const fastify = httpAdapter().getInstance();
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  const { port } = fastify.server.address() as AddressInfo;

  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  socket.write(sent);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  await fastify.close();

  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('content-type: application/problem+json');
  const problem = JSON.parse(body);
  expect(problem).toMatchObject({ status, detail: expect.stringMatching(detail) });
  expect(head).toContain(`x-request-id: ${problem.requestId}`);
});

function requestOf(headerBytes: number): string {
  return `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(headerBytes)}\r\n\r\n`;
}

/** What two readers may take to end at different places. */
function ending(...headers: string[]): string {
  return `POST / HTTP/1.1\r\nhost: a\r\n${headers.join('\r\n')}\r\n\r\n0\r\n\r\n`;
}
