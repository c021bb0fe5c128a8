import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetFile } from '../contract/index.js';
import { FileRepository } from '../infra/file.repository.js';

@QueryHandler(GetFile)
export class GetFileHandler implements IQueryHandler<GetFile> {
  constructor(private readonly files: FileRepository) {}

  execute({ input: { actor, fileId } }: GetFile) {
    return this.files.get(actor, fileId);
  }
}
