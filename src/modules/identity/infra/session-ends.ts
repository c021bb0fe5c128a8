import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { SessionEnded } from '../contract/events.js';
import { SessionRepository } from './session.repository.js';

type End = SessionEnded['input'];

/** Writes down that sessions have ended. */
@Injectable()
export class SessionEnds {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Whether it was open. */
  async write(end: End, tx: Transaction): Promise<boolean> {
    const wasOpen = await this.sessions.end({ id: end.sessionId, accountId: end.userId }, tx);
    if (wasOpen) await this.outbox.add(new SessionEnded(end), tx);
    return wasOpen;
  }
}
