import { Injectable } from '@nestjs/common';
import { actorTag } from '#shared/auth';
import { Cache } from '#shared/cache';
import { Database } from '#shared/database';
import type { SessionEnded } from '../contract/events.js';
import { SessionEnds } from './session-ends.js';

/** Ends sessions: their tokens are worth nothing from now on, at every replica. */
@Injectable()
export class EndingSessions {
  constructor(
    private readonly database: Database,
    private readonly ends: SessionEnds,
    private readonly cache: Cache,
  ) {}

  /** Whether it was open. */
  async end(end: SessionEnded['input']): Promise<boolean> {
    const wasOpen = await this.database.transaction((tx) => this.ends.write(end, tx));
    await this.forget(end.userId);
    return wasOpen;
  }

  async forget(userId: string): Promise<void> {
    await this.cache.invalidateTags([actorTag(userId)]);
  }
}
