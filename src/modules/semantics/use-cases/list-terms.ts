import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { ListTerms } from '../contract/index.js';
import { TermRepository } from '../infra/term.repository.js';

@QueryHandler(ListTerms)
export class ListTermsHandler implements IQueryHandler<ListTerms> {
  constructor(
    private readonly queries: QueryBus,
    private readonly terms: TermRepository,
  ) {}

  async execute({ input: { actor, ...page } }: ListTerms) {
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    return this.terms.page({ ...page, hidden, organizationId: actor.organizationId });
  }
}
