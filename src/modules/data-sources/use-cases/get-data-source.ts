import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetDataSource } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

@QueryHandler(GetDataSource)
export class GetDataSourceHandler implements IQueryHandler<GetDataSource> {
  constructor(private readonly sources: DataSourceRepository) {}

  execute({ input: { actor, dataSourceId } }: GetDataSource) {
    return this.sources.getReadable(actor, dataSourceId);
  }
}
