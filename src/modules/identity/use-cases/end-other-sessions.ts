import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { EndOtherSessions } from '../contract/commands.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { EndingSessions } from '../infra/ending-sessions.js';
import { SessionRepository } from '../infra/session.repository.js';
import { SessionEnds } from '../infra/session-ends.js';

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(
    private readonly database: Database,
    private readonly accessTokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly ends: SessionEnds,
    private readonly ending: EndingSessions,
  ) {}

  async execute({ input: { accessToken } }: EndOtherSessions) {
    const { userId, sessionId: own } = await this.accessTokens.verifySession(accessToken);
    await this.database.transaction(async (tx) => {
      for (const sessionId of await this.sessions.openOf(userId, tx))
        if (sessionId !== own) await this.ends.write({ userId, sessionId, by: 'revocation' }, tx);
    });
    await this.ending.forget(userId);
  }
}
