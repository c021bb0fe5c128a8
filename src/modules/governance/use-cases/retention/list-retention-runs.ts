import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListRetentionRuns } from '../../contract/retention.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { requireRetentionAdmin } from './admins.js';

@QueryHandler(ListRetentionRuns)
export class ListRetentionRunsHandler implements IQueryHandler<ListRetentionRuns> {
  constructor(private readonly rules: RetentionRules) {}

  async execute({ input: { actor } }: ListRetentionRuns) {
    requireRetentionAdmin(actor);
    return await this.rules.runs(actor.organizationId);
  }
}
