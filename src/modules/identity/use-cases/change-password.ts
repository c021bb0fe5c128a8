import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { ChangePassword } from '../contract/password-commands.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { AccountRepository } from '../infra/account.repository.js';
import { Credentials } from '../infra/credentials.js';
import { PasswordChanges } from '../infra/password-changes.js';
import { Passwords } from '../infra/passwords.js';

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly accessTokens: AccessTokens,
    private readonly credentials: Credentials,
    private readonly passwords: Passwords,
    private readonly changes: PasswordChanges,
  ) {}

  /** Guessing the present password with a stolen token is slowed down like any guessing. */
  async execute({ input: { actor, accessToken, currentPassword, newPassword, client } }: ChangePassword) {
    const { sessionId } = await this.accessTokens.verifySession(accessToken);
    const { email, passwordHash: present } = await this.accounts.get(actor.userId);
    if (present === null) throw errors.noPassword();
    const account = await this.credentials.prove({
      email,
      address: client.address,
      password: currentPassword,
    });
    if (!account) throw errors.wrongPassword();
    const passwordHash = await this.passwords.acceptFor(account, newPassword);
    await this.changes.make(async () => ({ account, passwordHash, by: 'change', sessionId }));
  }
}
