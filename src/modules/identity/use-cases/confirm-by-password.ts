import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { ConfirmByPassword } from '../contract/mfa-messages.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { AccountRepository } from '../infra/account.repository.js';
import { Credentials } from '../infra/credentials.js';
import { Presence } from '../infra/presence.js';
import { SecondFactors } from '../infra/second-factors.js';

@CommandHandler(ConfirmByPassword)
export class ConfirmByPasswordHandler implements ICommandHandler<ConfirmByPassword> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactors,
    private readonly credentials: Credentials,
    private readonly presence: Presence,
  ) {}

  async execute({ input: { accessToken, password, client } }: ConfirmByPassword) {
    const token = await this.accessTokens.verifySession(accessToken);
    if ((await this.factors.of(token.userId)).length > 0) throw errors.proofNeeded();
    const { email, passwordHash } = await this.accounts.get(token.userId);
    if (passwordHash === null) throw errors.noPassword();
    if (!(await this.credentials.prove({ email, address: client.address, password })))
      throw errors.wrongPassword();
    await this.presence.confirm(token);
  }
}
