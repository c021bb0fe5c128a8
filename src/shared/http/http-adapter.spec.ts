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
