import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ObjectStore } from '#shared/object-store';
import { RemoveFile } from '../contract/index.js';
import { FileRepository } from '../infra/file.repository.js';

@CommandHandler(RemoveFile)
export class RemoveFileHandler implements ICommandHandler<RemoveFile> {
  constructor(
    private readonly store: ObjectStore,
    private readonly files: FileRepository,
  ) {}

  async execute({ input: { actor, fileId } }: RemoveFile): Promise<void> {
    const { objectKey } = await this.files.get(actor, fileId);
    await this.files.remove(actor, fileId);
    await this.store.delete(objectKey);
  }
}
