import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Weak, because compression may change the bytes. A handler that knows its version sets its own. */
const etagOf = (payload: string): string => `W/"${hash('sha1', payload, 'base64url')}"`;

const opaque = (etag: string): string => etag.trim().replace(/^W\//, '');

/** RFC 9110, weak comparison: what a GET asks for. */
const matches = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((one) => opaque(one) === opaque(etag));

/** Marks the answer of a GET with what it says, and spares the caller an answer it has already. */
export async function answerOnlyWhatIsNew(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode !== 200) return payload;
  let etag = reply.getHeader('etag');
  if (etag === undefined && typeof payload === 'string') {
    etag = etagOf(payload);
    reply.header('etag', etag);
  }
  const asked = request.headers['if-none-match'];
  if (asked === undefined || typeof etag !== 'string' || !matches(asked, etag)) return payload;
  if (payload instanceof Readable) payload.destroy();
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}
