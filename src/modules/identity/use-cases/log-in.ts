import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { LogIn } from '../contract/commands.js';
import { identityErrors as errors } from '../contract/errors.js';
import { normalizeEmail } from '../domain/email.js';
import { AccountRepository } from '../infra/account.repository.js';
import { PasswordHasher } from '../infra/password-hasher.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(LogIn)
export class LogInHandler implements ICommandHandler<LogIn> {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
  ) {}

  async execute({ input }: LogIn) {
    const account = await this.accounts.findByEmail(normalizeEmail(input.email));
    const matches = await this.passwords.matches(input.password, account?.passwordHash);
    if (!account || !matches) throw errors.wrongCredentials();
    return this.database.transaction((tx) => this.sessions.start(account, tx));
  }
}
