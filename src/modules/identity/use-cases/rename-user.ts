import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RenameUser } from '../contract/commands.js';
import { UserRenamed } from '../contract/events.js';
import { AccountRepository } from '../infra/account.repository.js';

@CommandHandler(RenameUser)
export class RenameUserHandler implements ICommandHandler<RenameUser> {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly outbox: Outbox,
  ) {}

  execute({ input: { userId, name } }: RenameUser): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.accounts.rename(userId, name, tx);
      await this.outbox.add(new UserRenamed({ userId, name }), tx);
    });
  }
}
