import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { SignInWithProvider } from '../contract/oauth-messages.js';
import { Asking } from '../infra/asking.js';
import { ProviderVisits } from '../infra/oauth/provider-visits.js';
import { Owners } from '../infra/owners.js';
import { Sessions } from '../infra/sessions.js';

@CommandHandler(SignInWithProvider)
export class SignInWithProviderHandler implements ICommandHandler<SignInWithProvider> {
  constructor(
    private readonly database: Database,
    private readonly visits: ProviderVisits,
    private readonly owners: Owners,
    private readonly asking: Asking,
    private readonly sessions: Sessions,
  ) {}

  /** What is refused spends nothing: the code of somebody who has to link is the one that links. */
  async execute({ input: { client, ...proof } }: SignInWithProvider) {
    const account = await this.database.transaction(async (tx) => {
      const { accountId: linking, identity } = await this.visits.spend(proof, tx);
      if (linking !== null) throw errors.invalidSignInCode();
      return this.owners.of(identity, tx);
    });
    const asked = await this.asking.ask(account.id, 'sign-in');
    if (asked) throw errors.secondFactorNeeded(asked);
    return this.database.transaction((tx) => this.sessions.start(account, client, tx));
  }
}
