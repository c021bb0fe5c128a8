import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { datasetsErrors as errors, GetDatasetVersion } from '../contract/index.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';

@QueryHandler(GetDatasetVersion)
export class GetDatasetVersionHandler implements IQueryHandler<GetDatasetVersion> {
  constructor(private readonly versions: DatasetVersionRepository) {}

  async execute({ input }: GetDatasetVersion) {
    const version = await this.versions.find(input.dataSourceId, input.version);
    if (!version) throw errors.versionNotFound(input);
    return version;
  }
}
