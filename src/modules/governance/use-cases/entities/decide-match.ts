import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { DecideMatch, MatchDecided } from '../../contract/entities/index.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { nameOf } from '../../domain/entities/clusters.js';
import { requireEntityAdmin } from './entity-admins.js';
import { EntityStore } from './entity-store.js';

@CommandHandler(DecideMatch)
export class DecideMatchHandler implements ICommandHandler<DecideMatch> {
  constructor(
    private readonly store: EntityStore,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, resolutionId, ...said } }: DecideMatch): Promise<void> {
    requireEntityAdmin(actor);
    const { organizationId, userId } = actor;
    const { tables } = await this.store.resolutions.get(organizationId, resolutionId);
    for (const field of ['left', 'right'] as const)
      if (said[field].table >= tables.length)
        throw errors.resolutionUnsound({
          field: `${field}.table`,
          reason: `there are ${tables.length} tables`,
        });
    if (nameOf(said.left) === nameOf(said.right))
      throw errors.resolutionUnsound({ field: 'right', reason: 'a record is itself; give another one' });
    await this.database.transaction(async (tx) => {
      await this.store.decisions.decide(resolutionId, { ...said, userId }, tx);
      const { verdict } = said;
      await this.outbox.add(new MatchDecided({ organizationId, userId, resolutionId, verdict }), tx);
    });
  }
}
