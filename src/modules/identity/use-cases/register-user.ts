import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RegisterUser } from '../contract/commands.js';
import { UserRegistered } from '../contract/events.js';
import { nameFrom, normalizeEmail } from '../domain/email.js';
import { requireAllowedPassword } from '../domain/password-policy.js';
import { AccountRepository } from '../infra/account.repository.js';
import { PasswordHasher } from '../infra/password-hasher.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(RegisterUser)
export class RegisterUserHandler implements ICommandHandler<RegisterUser> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly accounts: AccountRepository,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
  ) {}

  async execute({ input }: RegisterUser) {
    const email = normalizeEmail(input.email);
    requireAllowedPassword(input.password, email);
    const account = {
      id: randomUUID(),
      email,
      name: input.name ?? nameFrom(email),
      passwordHash: await this.passwords.hash(input.password),
      createdAt: new Date(),
    };

    return this.database.transaction(async (tx) => {
      await this.accounts.add(account, tx);
      await this.outbox.add(new UserRegistered({ userId: account.id, name: account.name }), tx);
      return this.sessions.start(account, tx);
    });
  }
}
