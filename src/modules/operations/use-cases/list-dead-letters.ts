import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DeadLetters } from '#shared/messaging';
import { Operators } from '#shared/operators';
import { type DeadLetterView, ListDeadLetters } from '../contract/index.js';

@QueryHandler(ListDeadLetters)
export class ListDeadLettersHandler implements IQueryHandler<ListDeadLetters> {
  constructor(
    private readonly operators: Operators,
    private readonly letters: DeadLetters,
  ) {}

  async execute({ input: { actor, limit } }: ListDeadLetters): Promise<DeadLetterView[]> {
    this.operators.require(actor);
    return (await this.letters.list(limit)) as DeadLetterView[];
  }
}
