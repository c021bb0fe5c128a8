import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { identityErrors as errors } from '../contract/errors.js';
import { ConfirmByProof } from '../contract/mfa-messages.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { Challenges } from '../infra/challenges.js';
import { GuardedProofs } from '../infra/guarded-proofs.js';
import { Presence } from '../infra/presence.js';

@CommandHandler(ConfirmByProof)
export class ConfirmByProofHandler implements ICommandHandler<ConfirmByProof> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly challenges: Challenges,
    private readonly proofs: GuardedProofs,
    private readonly presence: Presence,
  ) {}

  async execute({ input: { accessToken, proof, client } }: ConfirmByProof) {
    const token = await this.accessTokens.verifySession(accessToken);
    const challenge = await this.challenges.attempt(proof.challenge, 'session');
    if (challenge.accountId !== token.userId) throw errors.invalidChallenge();
    await this.proofs.require(challenge, proof, client.address);
    await this.presence.confirmWith(token, (tx) => this.challenges.spend(challenge, tx));
  }
}
