import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { SetAvatar } from '../contract/image-messages.js';
import { ImageRepository } from '../infra/images/image.repository.js';
import { Images } from '../infra/images/images.js';

@CommandHandler(SetAvatar)
export class SetAvatarHandler implements ICommandHandler<SetAvatar> {
  constructor(
    private readonly database: Database,
    private readonly images: Images,
    private readonly rows: ImageRepository,
  ) {}

  async execute({ input: { userId, objectKey } }: SetAvatar) {
    const imageId = objectKey === null ? null : await this.images.make(objectKey, 'avatar');
    await this.database.transaction((tx) => this.rows.give({ userId }, imageId, tx));
  }
}
