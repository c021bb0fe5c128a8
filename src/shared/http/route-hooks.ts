import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { withCorrelation } from '#shared/correlation';
import type { AllowedMethods } from './allowed-methods.js';
import { answerBy } from './answer.js';
import { answerOnlyWhatIsNew } from './etag.js';
import { correlationIdOf } from './request-id.js';
import { logRequest } from './request-log.js';
import { isApi, isOperational, isSensitive } from './routes.js';
import { dataHeaders, pageHeaders } from './security-headers.js';

type Done = () => void;

const tellRequestId = (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
  reply.header('x-request-id', request.id);
  done();
};

/** What nobody may keep: tokens and who somebody is. */
const unkept = { ...dataHeaders, 'cache-control': 'no-store' };
/** Kept by the caller alone, who asks whether it is still so: with the token of that moment. */
const asked = { ...dataHeaders, 'cache-control': 'private, no-cache' };

const guardData = ({ url }: RouteOptions) => {
  const headers = isSensitive(url) ? unkept : asked;
  return (_request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    reply.headers(headers);
    done();
  };
};

const guardPage = (_request: FastifyRequest, reply: FastifyReply, done: Done): void => {
  reply.headers(pageHeaders);
  done();
};

/** After the body was read: reading it would lose the context. */
const correlate = (request: FastifyRequest, _reply: FastifyReply, done: Done): void => {
  const origin = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
  withCorrelation(correlationIdOf(request.raw, request.id), done, origin);
};

const append = (
  route: RouteOptions,
  hook: 'onRequest' | 'preHandler' | 'preSerialization' | 'onSend',
  work: unknown,
) => Object.assign(route, { [hook]: [...[route[hook] ?? []].flat(), work] });

/**
 * What surrounds a route, decided once per route and not on every request: data and pages get their headers, answers
 * their schema and their ETag; health and metrics get nothing but the request id.
 */
export function addRouteHooks(fastify: FastifyInstance, methods: AllowedMethods): void {
  fastify.addHook('onRequest', tellRequestId);
  fastify.addHook('onResponse', logRequest);
  fastify.addHook('onRoute', (route) => {
    methods.add(route.method, route.url);
    if (isOperational(route.url)) {
      Object.assign(route, { compress: false });
      return;
    }
    append(route, 'onRequest', isApi(route.url) ? guardData(route) : guardPage);
    append(route, 'preHandler', correlate);
    const { answer } = route.config ?? {};
    if (answer) append(route, 'preSerialization', answerBy(answer));
    if ([route.method].flat().includes('GET')) append(route, 'onSend', answerOnlyWhatIsNew);
  });
}
