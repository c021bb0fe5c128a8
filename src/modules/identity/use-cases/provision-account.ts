import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { ProvisionAccount } from '../contract/commands.js';
import { normalizeEmail } from '../domain/email.js';
import { AccountEntity, toUserView } from '../infra/account.entity.js';
import { AddressRules } from '../infra/address-rules.js';
import { NewAccounts } from '../infra/new-accounts.js';

@CommandHandler(ProvisionAccount)
export class ProvisionAccountHandler implements ICommandHandler<ProvisionAccount> {
  constructor(
    private readonly database: Database,
    private readonly accounts: NewAccounts,
    private readonly rules: AddressRules,
  ) {}

  /** Of many at once one makes it. */
  async execute({ input }: ProvisionAccount) {
    const email = normalizeEmail(input.email);
    return this.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`account ${email}`]);
      const known = await tx.findOneBy(AccountEntity, { email });
      if (known) this.rules.requireOwnerOf(known);
      return toUserView(
        known ?? (await this.accounts.add({ email, name: input.name, passwordHash: null }, tx)),
      );
    });
  }
}
