import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { ResetPassword } from '../contract/password-commands.js';
import { AccountRepository } from '../infra/account.repository.js';
import { FailedSignIns } from '../infra/failed-sign-ins.js';
import { OneTimeTokens } from '../infra/one-time-tokens.js';
import { PasswordChanges } from '../infra/password-changes.js';
import { Passwords } from '../infra/passwords.js';
import { RegainedAccounts } from '../infra/regained-accounts.js';

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokens,
    private readonly failures: FailedSignIns,
    private readonly passwords: Passwords,
    private readonly changes: PasswordChanges,
    private readonly regained: RegainedAccounts,
  ) {}

  /**
   * A password that is refused spends nothing: the token may come again with a better one. What takes time comes
   * before the transaction, because many who hold it open wait for each other.
   */
  async execute({ input: { token, newPassword, revokeApiKeys, client } }: ResetPassword) {
    const account = await this.accounts.get(required(await this.tokens.ownerOf(token, 'password-reset')));
    const passwordHash = await this.passwords.acceptFor(account, newPassword);
    await this.changes.make(async (tx) => {
      required(await this.tokens.spend(token, 'password-reset', tx));
      await this.failures.forget({ email: account.email, address: client.address }, tx);
      await this.regained.settle(account, { revokeApiKeys }, tx);
      return { account, passwordHash, by: 'reset' };
    });
  }
}

function required(accountId: string | undefined): string {
  if (accountId === undefined) throw errors.invalidResetToken();
  return accountId;
}
