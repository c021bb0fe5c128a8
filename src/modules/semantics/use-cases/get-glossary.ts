import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetGlossary, type GlossaryView } from '../contract/index.js';
import { TermRepository } from '../infra/term.repository.js';

@QueryHandler(GetGlossary)
export class GetGlossaryHandler implements IQueryHandler<GetGlossary> {
  constructor(private readonly terms: TermRepository) {}

  async execute({ input: { actor, dataSourceId } }: GetGlossary): Promise<GlossaryView> {
    if (actor.kind === 'guest') return { version: '', terms: [] };
    return this.terms.glossary(actor.organizationId, dataSourceId);
  }
}
