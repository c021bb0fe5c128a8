import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetTerm } from '../contract/index.js';
import { TermRepository, termView } from '../infra/term.repository.js';

@QueryHandler(GetTerm)
export class GetTermHandler implements IQueryHandler<GetTerm> {
  constructor(private readonly terms: TermRepository) {}

  async execute({ input: { actor, termId } }: GetTerm) {
    return termView(await this.terms.get(actor.organizationId, termId));
  }
}
