import compress from '@fastify/compress';
import cors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AllowedMethods } from './allowed-methods.js';
import { readBodies } from './bodies.js';
import { HttpConfig } from './config.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestValidation } from './request-validation.js';
import { addRouteHooks } from './route-hooks.js';
import { apiPrefix, operationalRoutes, wellKnownRoutes } from './routes.js';
import { setUpSwagger } from './swagger.js';

/** Below this an answer fits one packet anyway. */
const compressFromBytes = 1024;

/** What every HTTP process of ours does the same way: validation, answers, problems, documentation. */
export function setUpHttp(app: NestFastifyApplication, config = new HttpConfig()): NestFastifyApplication {
  const fastify = app.getHttpAdapter().getInstance();
  const methods = new AllowedMethods();
  addRouteHooks(fastify, methods);
  void app.register(compress, { threshold: compressFromBytes, encodings: ['br', 'gzip'] });
  if (config.corsOrigins) void app.register(cors, corsOptions(config.corsOrigins));
  readBodies(app, config);

  app.setGlobalPrefix(apiPrefix, { exclude: [...operationalRoutes, ...wellKnownRoutes] });
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter(methods));
  setUpSwagger(app);
  fastify.get('/', (_request, reply) => reply.redirect('/docs'));
  return app;
}

/** Without cookies, so an origin learns no more than what the tokens it holds entitle to. */
const corsOptions = (origins: readonly string[]) => ({
  origin: origins.includes('*') ? true : [...origins],
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders: [
    'ETag',
    'X-Request-Id',
    'Retry-After',
    'X-Query-Id',
    'X-Data-Version',
    'X-Shown-Rows',
    'X-Total-Rows',
    'X-Total-Rows-At-Least',
    'X-Truncated',
    'RateLimit-Limit',
    'RateLimit-Remaining',
    'RateLimit-Reset',
    'X-Quota-Warning',
  ],
  maxAge: 600,
});
