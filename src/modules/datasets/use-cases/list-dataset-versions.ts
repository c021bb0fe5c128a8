import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetDataSource } from '#modules/data-sources';
import { type KeptVersionView, ListDatasetVersions } from '../contract/index.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';
import { keptView } from './kept-view.js';

@QueryHandler(ListDatasetVersions)
export class ListDatasetVersionsHandler implements IQueryHandler<ListDatasetVersions> {
  constructor(
    private readonly queries: QueryBus,
    private readonly versions: DatasetVersionRepository,
  ) {}

  async execute({ input }: ListDatasetVersions): Promise<readonly KeptVersionView[]> {
    const { id, version: current } = await this.queries.execute(
      new GetDataSource({ ...input, access: 'ask' }),
    );
    return (await this.versions.list(id)).map((version) => keptView(version, current));
  }
}
