import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetQueue, type QueueView } from '../contract/index.js';
import { QueriesConfig } from '../infra/config.js';
import { RunningStatements } from '../infra/running-statements.js';

@QueryHandler(GetQueue)
export class GetQueueHandler implements IQueryHandler<GetQueue> {
  constructor(
    private readonly running: RunningStatements,
    private readonly config: QueriesConfig,
  ) {}

  async execute({ input: { actor } }: GetQueue): Promise<QueueView> {
    const statements = this.running.of(actor.organizationId).map((statement) => ({
      id: statement.owner.id,
      position: statement.position,
      sinceMs: Math.round(performance.now() - statement.begunAt),
    }));
    return { accepted: this.config.organizationStatements, statements };
  }
}
