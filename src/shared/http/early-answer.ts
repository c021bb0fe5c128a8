import type { FastifyReply } from 'fastify';

/** Thrown where the answer is known before the handler runs; the filter sends it instead of a problem. */
export abstract class EarlyAnswer extends Error {
  override readonly name = 'EarlyAnswer';

  abstract sendTo(reply: FastifyReply): void;
}
