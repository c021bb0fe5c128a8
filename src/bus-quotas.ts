import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetLimitedMeters, RecordApiCalls, ReleaseUsage, ReserveUsage } from '#modules/billing';
import { Cache } from '#shared/cache';
import type { Meter } from '#shared/contracts';
import { type Admitted, type CallCount, type QuotaRequest, Quotas, quotaTag } from '#shared/quotas';

/** Longest time that a change nobody announced goes unnoticed. */
const ttlSeconds = 60;

/** Lets `billing` say what an organisation may use, in whichever process it runs. */
@Injectable()
export class BusQuotas extends Quotas {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly cache: Cache,
  ) {
    super();
  }

  limited(organizationId: string): Promise<readonly Meter[]> {
    const tags = [quotaTag(organizationId)];
    return this.cache.getOrLoad(`quota ${organizationId}`, { ttlSeconds, tags }, () =>
      this.queries.execute(new GetLimitedMeters({ organizationId })),
    );
  }

  reserve(request: QuotaRequest): Promise<Admitted> {
    return this.commands.execute(new ReserveUsage(request));
  }

  release(reservationIds: readonly string[]): Promise<void> {
    return this.commands.execute(new ReleaseUsage({ reservationIds }));
  }

  record(batchId: string, counts: readonly CallCount[]): Promise<void> {
    return this.commands.execute(new RecordApiCalls({ batchId, counts }));
  }
}
