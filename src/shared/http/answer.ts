import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { FieldSelector } from './fields.js';

/**
 * What leaves the process is what the schema names, and of that what `?fields=` asks for. A hook of the route and no
 * interceptor of Nest: those cost as much as the rest of a small request.
 */
export function answerBy(schema: z.ZodType) {
  const selector = new FieldSelector(schema);

  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (reply.statusCode >= 300) return payload;
    const answer = schema.parse(payload);
    const { fields } = request.query as { fields?: unknown };
    return fields === undefined ? answer : selector.select(answer, fields);
  };
}
