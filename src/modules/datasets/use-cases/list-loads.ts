import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetDataSource } from '#modules/data-sources';
import { ListLoads, type LoadView } from '../contract/index.js';
import { DatasetLoadRepository } from '../infra/dataset-load.repository.js';

@QueryHandler(ListLoads)
export class ListLoadsHandler implements IQueryHandler<ListLoads> {
  constructor(
    private readonly queries: QueryBus,
    private readonly loads: DatasetLoadRepository,
  ) {}

  async execute({ input }: ListLoads): Promise<readonly LoadView[]> {
    const { id } = await this.queries.execute(new GetDataSource({ ...input, access: 'ask' }));
    return await this.loads.list(id);
  }
}
