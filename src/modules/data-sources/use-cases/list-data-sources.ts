import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListDataSources } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

@QueryHandler(ListDataSources)
export class ListDataSourcesHandler implements IQueryHandler<ListDataSources> {
  constructor(private readonly sources: DataSourceRepository) {}

  execute({ input }: ListDataSources) {
    return this.sources.listReadable(input);
  }
}
