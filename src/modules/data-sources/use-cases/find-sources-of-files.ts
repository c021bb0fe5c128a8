import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FindSourcesOfFiles, type NamedSourceView } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

@QueryHandler(FindSourcesOfFiles)
export class FindSourcesOfFilesHandler implements IQueryHandler<FindSourcesOfFiles> {
  constructor(private readonly sources: DataSourceRepository) {}

  execute({ input: { actor, fileIds } }: FindSourcesOfFiles): Promise<readonly NamedSourceView[]> {
    return this.sources.ofFiles(actor.organizationId, fileIds);
  }
}
