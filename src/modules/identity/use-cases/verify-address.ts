import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { VerifyAddress } from '../contract/address-commands.js';
import { identityErrors as errors } from '../contract/errors.js';
import { AccountRepository } from '../infra/account.repository.js';
import { OneTimeTokens } from '../infra/one-time-tokens.js';

@CommandHandler(VerifyAddress)
export class VerifyAddressHandler implements ICommandHandler<VerifyAddress> {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokens,
  ) {}

  async execute({ input: { actor, token } }: VerifyAddress): Promise<void> {
    const { userId } = actor;
    if ((await this.tokens.ownerOf(token, 'address-verification')) !== userId)
      throw errors.invalidVerificationToken();
    await this.database.transaction(async (tx) => {
      if (!(await this.tokens.spend(token, 'address-verification', tx)))
        throw errors.invalidVerificationToken();
      await this.accounts.proveAddress(userId, tx);
    });
  }
}
