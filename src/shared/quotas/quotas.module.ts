import { type DynamicModule, Injectable, Logger, type OnModuleInit, type Type } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { type MeteredRequest, QuotaGuard } from './quota.guard.js';
import { Quotas } from './quotas.js';
import { Tally } from './tally.js';

/** Gives back what a request held that came to nothing. */
@Injectable()
class Settlement implements OnModuleInit {
  private readonly log = new Logger('Quotas');

  constructor(
    private readonly adapters: HttpAdapterHost<FastifyAdapter>,
    private readonly quotas: Quotas,
  ) {}

  onModuleInit(): void {
    this.adapters.httpAdapter.getInstance().addHook('onSend', async (request, reply) => {
      const { reservationIds = [] } = request as FastifyRequest as MeteredRequest;
      if (reservationIds.length > 0 && reply.statusCode >= 400) await this.release(reservationIds);
    });
  }

  /** What cannot be given back now lapses. */
  private async release(reservationIds: readonly string[]): Promise<void> {
    try {
      await this.quotas.release(reservationIds);
    } catch (error) {
      this.log.warn(`What was held for a request lapses by itself: ${error}`);
    }
  }
}

class QuotasModule {}

export interface QuotasOptions {
  readonly quotas: Type<Quotas>;
}

/** Holds every route to the plan of the organisation. Import it last: guards run in the order of the imports. */
export const quotasModule = ({ quotas }: QuotasOptions): DynamicModule => ({
  module: QuotasModule,
  providers: [
    Settlement,
    Tally,
    { provide: Quotas, useClass: quotas },
    { provide: APP_GUARD, useClass: QuotaGuard },
  ],
});
