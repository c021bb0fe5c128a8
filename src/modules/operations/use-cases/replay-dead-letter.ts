import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeadLetters } from '#shared/messaging';
import { Operators } from '#shared/operators';
import { ReplayDeadLetter } from '../contract/index.js';

@CommandHandler(ReplayDeadLetter)
export class ReplayDeadLetterHandler implements ICommandHandler<ReplayDeadLetter> {
  constructor(
    private readonly operators: Operators,
    private readonly letters: DeadLetters,
  ) {}

  async execute({ input: { actor, id } }: ReplayDeadLetter): Promise<void> {
    this.operators.require(actor);
    await this.letters.replay(id);
  }
}
