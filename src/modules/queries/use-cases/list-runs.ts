import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListRuns, type RunPageView } from '../contract/index.js';
import { RunRepository } from '../infra/run.repository.js';

@QueryHandler(ListRuns)
export class ListRunsHandler implements IQueryHandler<ListRuns> {
  constructor(private readonly runs: RunRepository) {}

  async execute({ input }: ListRuns): Promise<RunPageView> {
    return input.actor.kind === 'guest' ? { items: [] } : await this.runs.page(input);
  }
}
