import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetLlmPolicy } from '../contract/language-model.js';
import { LlmPolicies } from '../infra/llm/llm-policies.js';

@QueryHandler(GetLlmPolicy)
export class GetLlmPolicyHandler implements IQueryHandler<GetLlmPolicy> {
  constructor(private readonly policies: LlmPolicies) {}

  execute({ input: { actor } }: GetLlmPolicy) {
    return this.policies.of(actor);
  }
}
