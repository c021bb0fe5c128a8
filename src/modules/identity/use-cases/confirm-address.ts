import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { ConfirmAddress } from '../contract/address-commands.js';
import { AccountRepository } from '../infra/account.repository.js';

@CommandHandler(ConfirmAddress)
export class ConfirmAddressHandler implements ICommandHandler<ConfirmAddress> {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
  ) {}

  execute({ input: { userId } }: ConfirmAddress): Promise<void> {
    return this.database.transaction((tx) => this.accounts.proveAddress(userId, tx));
  }
}
