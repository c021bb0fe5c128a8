import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetUser } from '#modules/identity';
import { GetProfile, type ProfileView } from '../contract/profile-messages.js';
import { ImageRepository } from '../infra/images/image.repository.js';
import { ProfileRepository } from '../infra/profile.repository.js';

@QueryHandler(GetProfile)
export class GetProfileHandler implements IQueryHandler<GetProfile> {
  constructor(
    private readonly queries: QueryBus,
    private readonly profiles: ProfileRepository,
    private readonly images: ImageRepository,
  ) {}

  async execute({ input: { userId } }: GetProfile): Promise<ProfileView> {
    const { email, name } = await this.queries.execute(new GetUser({ userId }));
    const avatarId = await this.images.avatarOf(userId);
    const known = await this.profiles.find(userId);
    const { locale = null, timeZone = null, preferences = {}, privacy = {} } = known ?? {};
    return { userId, email, name, avatarId, locale, timeZone, preferences, privacy };
  }
}
