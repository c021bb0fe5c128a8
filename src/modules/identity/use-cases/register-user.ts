import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { RegisterUser } from '../contract/commands.js';
import { UserRegistered } from '../contract/events.js';
import { nameFrom, normalizeEmail } from '../domain/email.js';
import { AccountRepository } from '../infra/account.repository.js';
import { Passwords } from '../infra/passwords.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(RegisterUser)
export class RegisterUserHandler implements ICommandHandler<RegisterUser> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async execute({ input }: RegisterUser) {
    const email = normalizeEmail(input.email);
    const passwordHash = await this.passwords.accept(input.password, email);
    const now = this.clock.now();
    const account = {
      id: randomUUID(),
      email,
      name: input.name ?? nameFrom(email),
      passwordHash,
      passwordChangedAt: now,
      createdAt: now,
    };

    return this.database.transaction(async (tx) => {
      await this.accounts.add(account, tx);
      await this.outbox.add(new UserRegistered({ userId: account.id, name: account.name }), tx);
      return this.sessions.start(account, input.client, tx);
    });
  }
}
