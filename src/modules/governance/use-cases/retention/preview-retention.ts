import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { PreviewRetention, type RetentionEffect } from '../../contract/retention.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { requireRetentionAdmin } from './admins.js';
import { Retaining } from './retaining.js';

@QueryHandler(PreviewRetention)
export class PreviewRetentionHandler implements IQueryHandler<PreviewRetention> {
  constructor(
    private readonly rules: RetentionRules,
    private readonly retaining: Retaining,
  ) {}

  async execute({ input: { actor } }: PreviewRetention): Promise<readonly RetentionEffect[]> {
    requireRetentionAdmin(actor);
    const { organizationId } = actor;
    return await Promise.all(
      this.rules.kinds().map(async (known) => {
        const [outcome] = await this.retaining.apply(known, { dryRun: true, organizationId });
        return { kind: known.name, archived: outcome?.archived ?? 0, removed: outcome?.removed ?? 0 };
      }),
    );
  }
}
