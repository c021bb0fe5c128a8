import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetUsage } from '../contract/queries.js';
import { UsageReader } from './usage-reader.js';

@QueryHandler(GetUsage)
export class GetUsageHandler implements IQueryHandler<GetUsage> {
  constructor(private readonly usage: UsageReader) {}

  execute({ input: { actor, period } }: GetUsage) {
    return this.usage.of(actor.organizationId, period);
  }
}
