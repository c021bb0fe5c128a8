import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { SuggestQuestions } from '../contract/queries.js';
import type { SuggestionsView } from '../contract/suggestion-views.js';
import { Sources } from '../infra/sources.js';
import { Suggestions } from '../infra/suggestions.js';

@QueryHandler(SuggestQuestions)
export class SuggestQuestionsHandler implements IQueryHandler<SuggestQuestions> {
  constructor(
    private readonly sources: Sources,
    private readonly suggestions: Suggestions,
  ) {}

  async execute({ input }: SuggestQuestions): Promise<SuggestionsView> {
    const { actor, text, limit, dataSourceId = builtinDataSourceId } = input;
    const source = await this.sources.of(actor, dataSourceId);
    return { items: await this.suggestions.of({ actor, source, text, limit }) };
  }
}
