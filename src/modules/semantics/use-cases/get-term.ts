import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetTerm } from '../contract/index.js';
import { TermRepository, termView } from '../infra/term.repository.js';
import { readableTerm } from './readable-term.js';

@QueryHandler(GetTerm)
export class GetTermHandler implements IQueryHandler<GetTerm> {
  constructor(
    private readonly queries: QueryBus,
    private readonly terms: TermRepository,
  ) {}

  async execute({ input: { actor, termId } }: GetTerm) {
    const { queries, terms } = this;
    return termView(await readableTerm({ queries, terms }, actor, termId));
  }
}
