import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListTerms } from '../contract/index.js';
import { TermRepository } from '../infra/term.repository.js';

@QueryHandler(ListTerms)
export class ListTermsHandler implements IQueryHandler<ListTerms> {
  constructor(private readonly terms: TermRepository) {}

  execute({ input: { actor, ...page } }: ListTerms) {
    return this.terms.page({ ...page, organizationId: actor.organizationId });
  }
}
