import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetMyUsage } from '../contract/queries.js';
import { UsageReader } from './usage-reader.js';

@QueryHandler(GetMyUsage)
export class GetMyUsageHandler implements IQueryHandler<GetMyUsage> {
  constructor(private readonly usage: UsageReader) {}

  execute({ input: { actor, period } }: GetMyUsage) {
    return this.usage.ofUser(actor.organizationId, actor.userId, period);
  }
}
