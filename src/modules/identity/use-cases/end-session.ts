import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EndSession } from '../contract/commands.js';
import { identityErrors as errors } from '../contract/errors.js';
import { EndingSessions } from '../infra/ending-sessions.js';

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(private readonly ending: EndingSessions) {}

  async execute({ input: { actor, sessionId } }: EndSession) {
    const wasOpen = await this.ending.end({ userId: actor.userId, sessionId, by: 'revocation' });
    if (!wasOpen) throw errors.sessionNotFound({ sessionId });
  }
}
