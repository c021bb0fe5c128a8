import { CommandBus, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { RenameUser } from '#modules/identity';
import { ChangeProfile, GetProfile, type ProfileView } from '../contract/profile-messages.js';
import { ProfileRepository } from '../infra/profile.repository.js';

@CommandHandler(ChangeProfile)
export class ChangeProfileHandler implements ICommandHandler<ChangeProfile> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly profiles: ProfileRepository,
  ) {}

  async execute({ input: { userId, name, ...asked } }: ChangeProfile): Promise<ProfileView> {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    if (given.length > 0) await this.profiles.save(userId, Object.fromEntries(given));
    if (name !== undefined) await this.commands.execute(new RenameUser({ userId, name }));
    return this.queries.execute(new GetProfile({ userId }));
  }
}
