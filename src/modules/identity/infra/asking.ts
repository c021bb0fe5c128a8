import { Injectable } from '@nestjs/common';
import type { ChallengeView, ProofMethod } from '../contract/mfa-views.js';
import type { ChallengeEntity } from './challenge.entity.js';
import { Challenges, challengeMinutes } from './challenges.js';
import { SecondFactors } from './second-factors.js';

/** Asks those for a second factor who have one. */
@Injectable()
export class Asking {
  constructor(
    private readonly factors: SecondFactors,
    private readonly challenges: Challenges,
  ) {}

  async ask(accountId: string, purpose: ChallengeEntity['purpose']): Promise<ChallengeView | undefined> {
    const kinds = (await this.factors.of(accountId)).map(({ kind }) => kind);
    if (kinds.length === 0) return undefined;
    return this.askFor([...kinds, 'recovery-code'], { accountId, purpose });
  }

  async askFor(
    methods: readonly ProofMethod[],
    asked: Pick<ChallengeEntity, 'accountId' | 'purpose'>,
  ): Promise<ChallengeView> {
    const challenge = await this.challenges.open(asked);
    return { challenge, methods, expiresInSeconds: challengeMinutes * 60 };
  }
}
