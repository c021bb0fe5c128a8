import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { LlmPolicyChanged, SetLlmPolicy } from '../contract/language-model.js';
import { LlmPolicies } from '../infra/llm/llm-policies.js';

@CommandHandler(SetLlmPolicy)
export class SetLlmPolicyHandler implements ICommandHandler<SetLlmPolicy> {
  constructor(
    private readonly policies: LlmPolicies,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, allowed, maySeeRows } }: SetLlmPolicy) {
    const { organizationId, userId } = actor;
    const decided = { organizationId, allowed, maySeeRows };
    await this.database.transaction(async (tx) => {
      await this.policies.save({ ...decided, changedBy: userId, changedAt: this.clock.now() }, tx);
      await this.outbox.add(new LlmPolicyChanged({ ...decided, userId }), tx);
    });
    await this.policies.changed(organizationId);
    return this.policies.of(actor);
  }
}
