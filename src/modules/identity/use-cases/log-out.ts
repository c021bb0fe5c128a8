import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LogOut } from '../contract/commands.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { EndingSessions } from '../infra/ending-sessions.js';

@CommandHandler(LogOut)
export class LogOutHandler implements ICommandHandler<LogOut> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly ending: EndingSessions,
  ) {}

  async execute({ input }: LogOut) {
    const { sessionId, userId } = await this.accessTokens.verifySession(input.accessToken);
    await this.ending.end({ userId, sessionId, by: 'logout' });
  }
}
