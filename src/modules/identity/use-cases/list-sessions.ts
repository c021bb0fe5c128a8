import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListSessions } from '../contract/queries.js';
import { AccessTokens } from '../infra/access-tokens.js';
import { Devices } from '../infra/devices.js';
import { SessionRepository } from '../infra/session.repository.js';

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions> {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly devices: Devices,
  ) {}

  async execute({ input: { accessToken, ...page } }: ListSessions) {
    const { userId, sessionId } = await this.accessTokens.verifySession(accessToken);
    const { items, ...next } = await this.sessions.listOpen(userId, page);
    const nameOf = await this.devices.namer();
    const views = items.map(({ id, address, userAgent, startedAt, lastUsedAt }) => ({
      id,
      device: nameOf(userAgent),
      address,
      startedAt: startedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      current: id === sessionId,
    }));
    return { items: views, ...next };
  }
}
