import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import { LogOut } from '../contract/commands.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { SessionRepository } from '../infra/session.repository.js';

@CommandHandler(LogOut)
export class LogOutHandler implements ICommandHandler<LogOut> {
  constructor(
    private readonly database: Database,
    private readonly accessTokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly cache: Cache,
  ) {}

  async execute({ input }: LogOut) {
    const { sessionId, userId } = await this.accessTokens.verify(input.accessToken);
    await this.database.transaction((tx) => this.sessions.end(sessionId, tx));
    await this.cache.invalidateTags([actorTag(userId)]);
  }
}
