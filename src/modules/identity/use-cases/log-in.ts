import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { LogIn } from '../contract/commands.js';
import { identityErrors as errors } from '../contract/errors.js';
import { normalizeEmail } from '../domain/email.js';
import { Asking } from '../infra/asking.js';
import { Credentials } from '../infra/credentials.js';
import { ExpiredPasswords } from '../infra/expired-passwords.js';
import { FailedSignIns } from '../infra/failed-sign-ins.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(LogIn)
export class LogInHandler implements ICommandHandler<LogIn> {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly failures: FailedSignIns,
    private readonly expired: ExpiredPasswords,
    private readonly asking: Asking,
    private readonly sessions: Sessions,
  ) {}

  async execute({ input: { email, password, newPassword, client } }: LogIn) {
    const attempt = { email: normalizeEmail(email), address: client.address };
    const account = await this.credentials.prove({ ...attempt, password });
    if (!account) throw errors.wrongCredentials();
    const asked = await this.asking.ask(account.id, 'sign-in');
    if (asked)
      throw this.expired.isGood(account, newPassword)
        ? errors.secondFactorNeeded(asked)
        : errors.resetNeeded();
    await this.expired.replaceOrRefuse(account, newPassword);
    return this.database.transaction(async (tx) => {
      await this.failures.succeeded(attempt, tx);
      return this.sessions.start(account, client, tx);
    });
  }
}
