import { type DynamicModule, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdempotencyGuard, type IdempotentRequest } from './idempotency.guard.js';
import { IdempotentRequests, type RequestClaim } from './idempotent-requests.js';

/** Keeps what was answered to a request with a key, or lets the key go when it came to nothing. */
@Injectable()
class AnswerKeeper implements OnModuleInit {
  private readonly log = new Logger('Idempotency');

  constructor(
    private readonly adapters: HttpAdapterHost<FastifyAdapter>,
    private readonly requests: IdempotentRequests,
  ) {}

  onModuleInit(): void {
    const { httpAdapter } = this.adapters;
    httpAdapter.getInstance().addHook('onSend', async (request, reply, payload) => {
      const { claim } = request as FastifyRequest as IdempotentRequest;
      if (claim) await this.settle(claim, reply, payload);
      return payload;
    });
  }

  /** The request itself is done: what fails here is told to the log, and the key is free again after a while. */
  private async settle(claim: RequestClaim, reply: FastifyReply, payload: unknown): Promise<void> {
    const isText = typeof payload === 'string' || payload === undefined || payload === null;
    try {
      if (reply.statusCode >= 300 || !isText) return await this.requests.release(claim);
      const contentType = reply.getHeader('content-type');
      await this.requests.finish(claim, {
        status: reply.statusCode,
        contentType: contentType === undefined ? null : String(contentType),
        body: payload ?? null,
      });
    } catch (error) {
      this.log.error(error);
    }
  }
}

class IdempotencyModule {}

/** `Idempotency-Key` for every POST of this process. Import it after `authModule`: its guard needs the actor. */
export const idempotencyModule = (): DynamicModule => ({
  module: IdempotencyModule,
  providers: [AnswerKeeper, IdempotentRequests, { provide: APP_GUARD, useClass: IdempotencyGuard }],
});
