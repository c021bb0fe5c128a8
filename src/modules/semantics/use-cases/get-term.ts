import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { semanticsErrors as errors, GetTerm } from '../contract/index.js';
import { TermRepository, termView } from '../infra/term.repository.js';

@QueryHandler(GetTerm)
export class GetTermHandler implements IQueryHandler<GetTerm> {
  constructor(
    private readonly queries: QueryBus,
    private readonly terms: TermRepository,
  ) {}

  async execute({ input: { actor, termId } }: GetTerm) {
    const term = termView(await this.terms.get(actor.organizationId, termId));
    const hidden = await this.queries.execute(new ListHiddenSources({ actor }));
    if (hidden.includes(term.dataSourceId)) throw errors.termNotFound({ termId });
    return term;
  }
}
