import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetDataSource } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { SourceRights } from './source-rights.js';

@QueryHandler(GetDataSource)
export class GetDataSourceHandler implements IQueryHandler<GetDataSource> {
  constructor(
    private readonly sources: DataSourceRepository,
    private readonly rights: SourceRights,
  ) {}

  async execute({ input: { actor, dataSourceId, access: needed = 'see' } }: GetDataSource) {
    const source = await this.sources.getReadable(actor, dataSourceId);
    return await this.rights.allowed(source, { actor, needed });
  }
}
