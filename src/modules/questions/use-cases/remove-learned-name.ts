import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveLearnedName } from '../contract/lessons.js';
import { LearnedNames } from '../infra/learned-names.js';
import { Sources } from '../infra/sources.js';

@CommandHandler(RemoveLearnedName)
export class RemoveLearnedNameHandler implements ICommandHandler<RemoveLearnedName> {
  constructor(
    private readonly names: LearnedNames,
    private readonly sources: Sources,
  ) {}

  async execute({ input: { actor, learnedNameId } }: RemoveLearnedName): Promise<void> {
    await this.names.remove(actor, learnedNameId);
    this.sources.forget(actor.organizationId);
  }
}
