import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RemoveTerm, TermRemoved } from '../contract/index.js';
import { TermRepository } from '../infra/term.repository.js';

@CommandHandler(RemoveTerm)
export class RemoveTermHandler implements ICommandHandler<RemoveTerm> {
  constructor(
    private readonly terms: TermRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, termId } }: RemoveTerm): Promise<void> {
    const { organizationId, userId } = actor;
    const term = await this.terms.get(organizationId, termId);
    const { dataSourceId, name } = term;
    await this.database.transaction(async (tx) => {
      await this.terms.remove(term, tx);
      await this.outbox.add(new TermRemoved({ termId, organizationId, dataSourceId, userId, name }), tx);
    });
    await this.terms.changed(organizationId);
  }
}
