import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type DependentsReport, GetDataSource, GetDependents } from '../contract/index.js';
import { Dependents } from './dependents.js';

@QueryHandler(GetDependents)
export class GetDependentsHandler implements IQueryHandler<GetDependents> {
  constructor(
    private readonly queries: QueryBus,
    private readonly dependents: Dependents,
  ) {}

  async execute({ input }: GetDependents): Promise<DependentsReport> {
    await this.queries.execute(new GetDataSource({ ...input, access: 'ask' }));
    return await this.dependents.report(input);
  }
}
