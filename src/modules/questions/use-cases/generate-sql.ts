import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { GenerateSql } from '../contract/language-model.js';
import { cleaned } from '../infra/cleaned.js';
import { Sources } from '../infra/sources.js';
import { ofEngine } from './generating.js';
import { Understanding } from './understanding.js';

@QueryHandler(GenerateSql)
export class GenerateSqlHandler implements IQueryHandler<GenerateSql> {
  constructor(
    private readonly sources: Sources,
    private readonly understanding: Understanding,
  ) {}

  async execute({ input: { actor, dataSourceId = builtinDataSourceId, ...input } }: GenerateSql) {
    const question = cleaned(input.question);
    const source = await this.sources.of(actor, dataSourceId);
    return ofEngine(await this.understanding.of({ actor, question }, source), { question, source });
  }
}
