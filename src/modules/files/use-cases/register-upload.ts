import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ObjectStore } from '#shared/object-store';
import { type FileView, RegisterUpload } from '../contract/index.js';
import { ContentInspector } from '../infra/content-inspector.js';
import { FileRepository } from '../infra/file.repository.js';

@CommandHandler(RegisterUpload)
export class RegisterUploadHandler implements ICommandHandler<RegisterUpload> {
  constructor(
    private readonly store: ObjectStore,
    private readonly inspector: ContentInspector,
    private readonly files: FileRepository,
  ) {}

  async execute({ input }: RegisterUpload): Promise<FileView> {
    const { actor, fileId: id, ...content } = input;
    try {
      using copy = await this.store.localCopy(content.objectKey);
      const format = await this.inspector.formatOf({ name: content.name, path: copy.path });
      const { organizationId, userId: uploadedBy } = actor;
      return await this.files.add({ ...content, id, format, organizationId, uploadedBy });
    } catch (error) {
      await this.store.delete(content.objectKey);
      throw error;
    }
  }
}
