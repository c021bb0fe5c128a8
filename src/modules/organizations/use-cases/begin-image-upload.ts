import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BeginImageUpload } from '../contract/image-messages.js';
import { ImageRepository } from '../infra/images/image.repository.js';

@CommandHandler(BeginImageUpload)
export class BeginImageUploadHandler implements ICommandHandler<BeginImageUpload> {
  constructor(private readonly images: ImageRepository) {}

  execute(): Promise<string> {
    return this.images.beginUpload();
  }
}
