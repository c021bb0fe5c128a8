import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { organizationsErrors as errors } from '../contract/errors.js';
import { GetImage } from '../contract/image-messages.js';
import { ImageRepository } from '../infra/images/image.repository.js';
import { imageKey } from '../infra/images/images.js';

@QueryHandler(GetImage)
export class GetImageHandler implements IQueryHandler<GetImage> {
  constructor(private readonly images: ImageRepository) {}

  async execute({ input: { imageId } }: GetImage) {
    const image = await this.images.find(imageId);
    if (!image) throw errors.imageNotFound({ imageId });
    return { ...image, objectKey: imageKey(imageId) };
  }
}
