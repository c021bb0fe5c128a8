import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListFiles } from '../contract/index.js';
import { FileRepository } from '../infra/file.repository.js';

@QueryHandler(ListFiles)
export class ListFilesHandler implements IQueryHandler<ListFiles> {
  constructor(private readonly files: FileRepository) {}

  execute({ input }: ListFiles) {
    return this.files.list(input);
  }
}
