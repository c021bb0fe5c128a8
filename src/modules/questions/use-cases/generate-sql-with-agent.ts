import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { questionsErrors as errors } from '../contract/errors.js';
import { GenerateSqlWithAgent } from '../contract/language-model.js';
import { cleaned } from '../infra/cleaned.js';
import { LlmPolicies } from '../infra/llm/llm-policies.js';
import { Sources } from '../infra/sources.js';
import { Agent } from './agent.js';
import { ofModel } from './generating.js';

@QueryHandler(GenerateSqlWithAgent)
export class GenerateSqlWithAgentHandler implements IQueryHandler<GenerateSqlWithAgent> {
  constructor(
    private readonly sources: Sources,
    private readonly policies: LlmPolicies,
    private readonly agent: Agent,
  ) {}

  async execute({ input: { actor, dataSourceId = builtinDataSourceId, ...input } }: GenerateSqlWithAgent) {
    const { allowed, maySeeRows, languageModel } = await this.policies.of(actor);
    if (!allowed) throw errors.llmNotAllowed();
    if (languageModel === undefined) throw errors.llmNotSet();
    const question = cleaned(input.question);
    const source = await this.sources.of(actor, dataSourceId);
    const written = await this.agent.write({ actor, source, question, maySeeRows });
    return ofModel(written, { question, source }, languageModel);
  }
}
