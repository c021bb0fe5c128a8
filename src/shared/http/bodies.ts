import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { HttpConfig } from './config.js';
import { ConfigureRoute } from './configure-route.js';
import { httpErrors } from './errors.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent, of routes marked `KeepRawBody`. */
    rawBody?: Buffer;
  }
  interface FastifyContextConfig {
    readonly keepsRawBody?: boolean;
    readonly takesImage?: boolean;
  }
}

/** For what is signed over its bytes: `request.rawBody`. */
export const KeepRawBody = () => ConfigureRoute({ keepsRawBody: true });

/** The body is an image: `request.body` is a stream, which the route reads and limits. */
export const TakesImage = () => ConfigureRoute({ takesImage: true });

type Done = (error: Error | null, body?: unknown) => void;

/** PostgreSQL stores no U+0000, and no text of people has one. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => key.includes('\0') || holdsNul(one));
}

/** The second is what directories send: SCIM, RFC 7644. */
const jsonTypes = ['application/json', 'application/scim+json'];

/** JSON, images where a route takes them, and for the token route of OAuth 2.0 forms; anything else is a 415, text included. */
export function readBodies(app: NestFastifyApplication, { bodyLimitKb }: HttpConfig): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const bodyLimit = bodyLimitKb * 1024;

  fastify.removeContentTypeParser('text/plain');
  const read = (request: FastifyRequest, body: Buffer, done: Done) => {
    if (body.length === 0) return done(null, undefined);
    if (request.routeOptions.config.keepsRawBody) request.rawBody = body;
    const text = body.toString();
    void parseJson(request, text, (error: Error | null, value?: unknown) => {
      const suspicious = !error && text.includes('\\u0000') && holdsNul(value);
      done(suspicious ? httpErrors.nulCharacter() : error, value);
    });
  };
  for (const type of jsonTypes) app.useBodyParser(type, { bodyLimit }, read);
  fastify.addContentTypeParser(/^image\//, (request, payload, done) => {
    const contentType = request.headers['content-type'] ?? '';
    if (request.routeOptions.config.takesImage) done(null, payload);
    else done(httpErrors.unsupportedMediaType({ contentType }));
  });
}
