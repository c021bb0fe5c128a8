import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database, type Transaction } from '#shared/database';
import { RefreshSession } from '../contract/commands.js';
import { identityErrors as errors } from '../contract/errors.js';
import type { SessionView } from '../contract/views.js';
import { judge } from '../domain/refresh-token.js';
import { AccountRepository } from '../infra/account.repository.js';
import { EndingSessions } from '../infra/ending-sessions.js';
import { type HeldRefreshToken, SessionRepository } from '../infra/session.repository.js';
import { SessionEnds } from '../infra/session-ends.js';
import { Sessions } from '../infra/sessions.js';

type Input = RefreshSession['input'];

/** What became of a refresh token that was handed in. */
type Outcome =
  | { readonly verdict: 'good'; readonly session: SessionView }
  | { readonly verdict: 'reused'; readonly userId: string }
  | { readonly verdict: 'unknown' | 'expired' | 'ended' };

@CommandHandler(RefreshSession)
export class RefreshSessionHandler implements ICommandHandler<RefreshSession> {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly tokens: Sessions,
    private readonly ends: SessionEnds,
    private readonly ending: EndingSessions,
  ) {}

  /** Refused after the commit, because the refusal of a reused token must not undo the end of its session. */
  async execute({ input }: RefreshSession) {
    const outcome = await this.database.transaction<Outcome>(async (tx) => {
      const held = await this.sessions.hold(input.refreshToken, tx);
      return held ? this.trade(input, held, tx) : { verdict: 'unknown' };
    });
    if (outcome.verdict === 'good') return outcome.session;
    if (outcome.verdict === 'ended') throw errors.sessionEnded();
    if (outcome.verdict !== 'reused') throw errors.invalidRefreshToken();

    await this.ending.forget(outcome.userId);
    throw errors.refreshTokenReused();
  }

  private async trade(
    { refreshToken, client }: Input,
    held: HeldRefreshToken,
    tx: Transaction,
  ): Promise<Outcome> {
    const { accountId: userId, sessionId } = held;
    const verdict = judge(held, held.heldAt);
    if (verdict === 'reused') {
      await this.ends.write({ userId, sessionId, by: 'reuse', address: client.address }, tx);
      return { verdict, userId };
    }
    if (verdict !== 'good') return { verdict };

    await this.sessions.markUsed(refreshToken, tx);
    const account = await this.accounts.get(userId, tx);
    return { verdict, session: await this.tokens.continue(account, sessionId, tx) };
  }
}
