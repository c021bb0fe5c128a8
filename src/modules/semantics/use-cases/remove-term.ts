import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RemoveTerm, TermRemoved } from '../contract/index.js';
import { TermRepository } from '../infra/term.repository.js';
import { readableTerm } from './readable-term.js';

@CommandHandler(RemoveTerm)
export class RemoveTermHandler implements ICommandHandler<RemoveTerm> {
  constructor(
    private readonly queries: QueryBus,
    private readonly terms: TermRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, termId } }: RemoveTerm): Promise<void> {
    const { organizationId, userId } = actor;
    const { queries, terms } = this;
    const term = await readableTerm({ queries, terms }, actor, termId);
    const { dataSourceId, name } = term;
    await this.database.transaction(async (tx) => {
      await this.terms.remove(term, tx);
      await this.outbox.add(new TermRemoved({ termId, organizationId, dataSourceId, userId, name }), tx);
    });
    await this.terms.changed(organizationId);
  }
}
