import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { SetUserAttributes, UserAttributesChanged, type UserAttributesView } from '../contract/index.js';
import { UserAttributeRepository } from '../infra/user-attribute.repository.js';
import { requireAdmin } from './admins-only.js';
import { Members } from './members.js';

@CommandHandler(SetUserAttributes)
export class SetUserAttributesHandler implements ICommandHandler<SetUserAttributes> {
  constructor(
    private readonly members: Members,
    private readonly attributes: UserAttributeRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ input: { actor, userId, attributes } }: SetUserAttributes): Promise<UserAttributesView> {
    requireAdmin(actor);
    await this.members.require(actor, userId);
    const { organizationId, userId: changedBy } = actor;
    await this.database.transaction(async (tx) => {
      const row = { organizationId, userId, attributes, changedBy, changedAt: this.clock.now() };
      const before = await this.attributes.save(row, tx);
      const change = { organizationId, userId: changedBy, memberId: userId, before, after: attributes };
      await this.outbox.add(new UserAttributesChanged(change), tx);
    });
    await this.attributes.changed({ organizationId, userId });
    return { userId, attributes };
  }
}
