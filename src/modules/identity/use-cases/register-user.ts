import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { RegisterUser } from '../contract/commands.js';
import { normalizeEmail } from '../domain/email.js';
import { NewAccounts } from '../infra/new-accounts.js';
import { Passwords } from '../infra/passwords.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(RegisterUser)
export class RegisterUserHandler implements ICommandHandler<RegisterUser> {
  constructor(
    private readonly database: Database,
    private readonly accounts: NewAccounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async execute({ input: { name, client, password, ...input } }: RegisterUser) {
    const email = normalizeEmail(input.email);
    const passwordHash = await this.passwords.accept(password, email);
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.add({ email, name, passwordHash }, tx);
      return this.sessions.start(account, client, tx);
    });
  }
}
