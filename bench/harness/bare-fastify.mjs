import Fastify from 'fastify';

/** What HTTP alone costs here: one route, one small JSON answer. Prints its address. (JavaScript: stripping types costs memory.) */
const server = Fastify();
server.get('/health', async () => ({ status: 'ok' }));
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
