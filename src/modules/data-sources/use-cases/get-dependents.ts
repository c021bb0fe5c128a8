import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type DependentsReport, GetDependents } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { Dependents } from './dependents.js';

@QueryHandler(GetDependents)
export class GetDependentsHandler implements IQueryHandler<GetDependents> {
  constructor(
    private readonly sources: DataSourceRepository,
    private readonly dependents: Dependents,
  ) {}

  async execute({ input }: GetDependents): Promise<DependentsReport> {
    await this.sources.getReadable(input.actor, input.dataSourceId);
    return await this.dependents.report(input);
  }
}
