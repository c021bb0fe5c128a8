import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FindSourcesOfFiles, type NamedSourceView } from '../contract/index.js';
import { SourcesOfFiles } from './sources-of-files.js';

@QueryHandler(FindSourcesOfFiles)
export class FindSourcesOfFilesHandler implements IQueryHandler<FindSourcesOfFiles> {
  constructor(private readonly sources: SourcesOfFiles) {}

  execute({ input: { actor, fileIds } }: FindSourcesOfFiles): Promise<readonly NamedSourceView[]> {
    return this.sources.open(actor, fileIds);
  }
}
