import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListDataSources } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { SourceRights } from './source-rights.js';

@QueryHandler(ListDataSources)
export class ListDataSourcesHandler implements IQueryHandler<ListDataSources> {
  constructor(
    private readonly sources: DataSourceRepository,
    private readonly rights: SourceRights,
  ) {}

  async execute({ input }: ListDataSources) {
    const hidden = await this.rights.hidden({ actor: input.actor, needed: 'see' });
    return await this.sources.listReadable({ ...input, hidden });
  }
}
