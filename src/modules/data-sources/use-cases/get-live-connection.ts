import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetLiveConnection } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

@QueryHandler(GetLiveConnection)
export class GetLiveConnectionHandler implements IQueryHandler<GetLiveConnection> {
  constructor(private readonly sources: DataSourceRepository) {}

  execute({ input: { dataSourceId } }: GetLiveConnection) {
    return this.sources.getLiveConnection(dataSourceId);
  }
}
