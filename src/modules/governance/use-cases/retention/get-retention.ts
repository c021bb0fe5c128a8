import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetRetention } from '../../contract/retention.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { requireRetentionAdmin } from './admins.js';

@QueryHandler(GetRetention)
export class GetRetentionHandler implements IQueryHandler<GetRetention> {
  constructor(private readonly rules: RetentionRules) {}

  async execute({ input: { actor } }: GetRetention) {
    requireRetentionAdmin(actor);
    return await this.rules.view(actor.organizationId);
  }
}
