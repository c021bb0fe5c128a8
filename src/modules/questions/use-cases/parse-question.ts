import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { ParseQuestion } from '../contract/queries.js';
import { engineVersion } from '../domain/engine.js';
import type { Interpretation } from '../domain/interpretation.js';
import { cleaned } from '../infra/cleaned.js';
import { Interpreter } from '../infra/interpreter.js';
import { Sources } from '../infra/sources.js';

const shown = (read: Interpretation): Interpretation => {
  if (read.status !== 'answered') return read;
  const { context: _, ...answer } = read;
  return answer;
};

@QueryHandler(ParseQuestion)
export class ParseQuestionHandler implements IQueryHandler<ParseQuestion> {
  constructor(
    private readonly sources: Sources,
    private readonly interpreter: Interpreter,
  ) {}

  async execute({ input: { actor, dataSourceId = builtinDataSourceId, ...input } }: ParseQuestion) {
    const question = cleaned(input.question);
    const source = await this.sources.of(actor, dataSourceId);
    const { interpretation: read, parseMs } = this.interpreter.read(question, source);
    const interpretation = shown(read);
    const explanation = this.interpreter.explain(question, source);
    const { modelVersion } = source;
    return { question, dataSourceId, modelVersion, engineVersion, ...explanation, interpretation, parseMs };
  }
}
