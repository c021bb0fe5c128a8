import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import {
  dataSourcesErrors as errors,
  GetDataSource,
  GetHealth,
  type HealthView,
  isDatabase,
} from '../contract/index.js';
import { HealthRepository } from '../infra/health.repository.js';

@QueryHandler(GetHealth)
export class GetHealthHandler implements IQueryHandler<GetHealth> {
  constructor(
    private readonly queries: QueryBus,
    private readonly health: HealthRepository,
  ) {}

  async execute({ input }: GetHealth): Promise<HealthView> {
    const { id, kind } = await this.queries.execute(new GetDataSource(input));
    if (!isDatabase(kind)) throw errors.notLive({ kind });
    return await this.health.view(id);
  }
}
