import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { RequireFreshSession } from '../contract/queries.js';
import { FreshSessions } from '../infra/fresh-sessions.js';

@QueryHandler(RequireFreshSession)
export class RequireFreshSessionHandler implements IQueryHandler<RequireFreshSession> {
  constructor(private readonly fresh: FreshSessions) {}

  async execute({ input: { accessToken } }: RequireFreshSession) {
    const { userId } = await this.fresh.require(accessToken);
    return { userId };
  }
}
