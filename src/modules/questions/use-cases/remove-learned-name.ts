import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { RemoveLearnedName } from '../contract/lessons.js';
import { LearnedNames } from '../infra/learned-names.js';
import { Sources } from '../infra/sources.js';

@CommandHandler(RemoveLearnedName)
export class RemoveLearnedNameHandler implements ICommandHandler<RemoveLearnedName> {
  constructor(
    private readonly queries: QueryBus,
    private readonly names: LearnedNames,
    private readonly sources: Sources,
  ) {}

  async execute({ input: { actor, learnedNameId } }: RemoveLearnedName): Promise<void> {
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    await this.names.remove({ actor, hidden }, learnedNameId);
    this.sources.forget(actor.organizationId);
  }
}
