import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { SignInWithSaml } from '../contract/saml-messages.js';
import { AccountRepository } from '../infra/account.repository.js';
import { Asking } from '../infra/asking.js';
import { SamlVisits } from '../infra/saml-visits.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(SignInWithSaml)
export class SignInWithSamlHandler implements ICommandHandler<SignInWithSaml> {
  constructor(
    private readonly database: Database,
    private readonly visits: SamlVisits,
    private readonly accounts: AccountRepository,
    private readonly asking: Asking,
    private readonly sessions: Sessions,
  ) {}

  /** A provider stands for the password, not for the second factor that somebody has here. */
  async execute({ input: { code, browser, client } }: SignInWithSaml) {
    const accountId = await this.visits.spend(code, browser);
    const account = await this.accounts.get(accountId);
    const asked = await this.asking.ask(accountId, 'sign-in');
    if (asked) throw errors.secondFactorNeeded(asked);
    return this.database.transaction((tx) => this.sessions.start(account, client, tx));
  }
}
