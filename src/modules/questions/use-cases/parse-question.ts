import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { ParseQuestion } from '../contract/queries.js';
import { engineVersion } from '../domain/engine.js';
import { cleaned } from '../infra/cleaned.js';
import { Interpreter } from '../infra/interpreter.js';
import { Sources } from '../infra/sources.js';

@QueryHandler(ParseQuestion)
export class ParseQuestionHandler implements IQueryHandler<ParseQuestion> {
  constructor(
    private readonly sources: Sources,
    private readonly interpreter: Interpreter,
  ) {}

  async execute({ input: { actor, dataSourceId = builtinDataSourceId, ...input } }: ParseQuestion) {
    const question = cleaned(input.question);
    const source = await this.sources.of(actor, dataSourceId);
    const { interpretation, parseMs } = this.interpreter.read(question, source);
    const explanation = this.interpreter.explain(question, source);
    const { modelVersion } = source;
    return { question, dataSourceId, modelVersion, engineVersion, ...explanation, interpretation, parseMs };
  }
}
