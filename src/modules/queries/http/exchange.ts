import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, authErrors } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { fileStream, httpErrors } from '#shared/http';
import type { ResultFileView, ResultFormat } from '../contract/index.js';
import { describeFile, formatOf } from './result-formats.js';
import { runId } from './results.dto.js';

/** A request for a result: what it likes to get, whether it is still there, and the way back. */
export class Exchange {
  readonly format: ResultFormat | 'json';

  get actor(): Actor {
    if (!this.request.actor) throw authErrors.required();
    return this.request.actor;
  }

  constructor(
    private readonly request: AuthenticatedRequest,
    private readonly reply: FastifyReply,
  ) {
    this.format = formatOf(request.headers.accept);
    reply.header('vary', 'accept');
  }

  /** The caller's own id for the run, by which it can be stopped before there is an answer. */
  runId(): string {
    const given = this.request.headers['x-query-id'];
    const id = given === undefined ? randomUUID() : runId.safeParse(given).data;
    if (id === undefined)
      throw httpErrors.invalidRequest({ issues: [{ at: 'X-Query-Id', message: 'give a UUID' }] });
    this.reply.header('x-query-id', id);
    return id;
  }

  /** Does the work; `leave` is called when the client goes away meanwhile. */
  async whileThere<T>(leave: () => void, work: () => Promise<T>): Promise<T> {
    const { socket } = this.request.raw;
    socket.once('close', leave);
    try {
      return await work();
    } finally {
      socket.off('close', leave);
    }
  }

  /** The file as the answer: read as fast as the client takes it. */
  streamOf(format: ResultFormat, file: ResultFileView): Readable {
    describeFile(this.reply, format, file);
    return fileStream(file.path);
  }
}

export const CurrentExchange = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return new Exchange(http.getRequest<AuthenticatedRequest>(), http.getResponse<FastifyReply>());
});
