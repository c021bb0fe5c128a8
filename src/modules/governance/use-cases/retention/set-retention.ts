import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetainedKind } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { governanceErrors as errors } from '../../contract/errors.js';
import { RetentionChanged, SetRetention } from '../../contract/retention.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { requireRetentionAdmin } from './admins.js';

@CommandHandler(SetRetention)
export class SetRetentionHandler implements ICommandHandler<SetRetention> {
  constructor(
    private readonly rules: RetentionRules,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, kind: name, term } }: SetRetention) {
    requireRetentionAdmin(actor);
    const { kind } = this.rules.kind(name);
    if (term) requireAllowed(term, kind);
    const { organizationId, userId } = actor;
    const { archiveAfterDays } = term ?? {};
    const after = term && { days: term.days, ...(archiveAfterDays !== undefined && { archiveAfterDays }) };
    await this.database.transaction(async (tx) => {
      await this.rules.setTerm(actor, { kind: name, term }, tx);
      await this.outbox.add(new RetentionChanged({ organizationId, userId, kind: name, after }), tx);
    });
    return await this.rules.view(organizationId);
  }
}

function requireAllowed(
  { days, archiveAfterDays }: NonNullable<SetRetention['input']['term']>,
  kind: RetainedKind,
): void {
  const { leastDays: least, mostDays: most } = kind;
  if (days < least || days > most) throw errors.retentionOutOfBounds({ field: 'days', least, most });
  if (archiveAfterDays === undefined) return;
  if (kind.archiveAfterDays === undefined) throw errors.notArchived({ kind: kind.kind });
  if (archiveAfterDays > days)
    throw errors.retentionOutOfBounds({ field: 'archiveAfterDays', least: 1, most: days });
}
