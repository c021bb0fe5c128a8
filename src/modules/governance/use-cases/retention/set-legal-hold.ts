import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { LegalHoldChanged, SetLegalHold } from '../../contract/retention.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { requireRetentionAdmin } from './admins.js';

@CommandHandler(SetLegalHold)
export class SetLegalHoldHandler implements ICommandHandler<SetLegalHold> {
  constructor(
    private readonly rules: RetentionRules,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, reason } }: SetLegalHold) {
    requireRetentionAdmin(actor);
    const { organizationId, userId } = actor;
    await this.database.transaction(async (tx) => {
      await this.rules.setHold(actor, reason, tx);
      await this.outbox.add(new LegalHoldChanged({ organizationId, userId, reason: reason ?? null }), tx);
    });
    return await this.rules.view(organizationId);
  }
}
