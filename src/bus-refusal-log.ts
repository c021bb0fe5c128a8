import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { NoteRefusal } from '#modules/governance';
import { type NotedRefusal, RefusalLog } from '#shared/auth';

/** The same refusal again within it is not told: who asks in a loop does not fill the trail. */
const onceInMs = 60_000;

/** Lets `governance` keep in the audit trail who was refused what, in whichever process it runs. */
@Injectable()
export class BusRefusalLog extends RefusalLog {
  private readonly log = new Logger(BusRefusalLog.name);
  private readonly told = new LRUCache<string, true>({ max: 10_000, ttl: onceInMs });

  constructor(private readonly commands: CommandBus) {
    super();
  }

  note(refusal: NotedRefusal): void {
    const key = JSON.stringify([refusal.userId, refusal.organizationId, refusal.route, refusal.code]);
    if (this.told.has(key)) return;
    this.told.set(key, true);
    this.commands
      .execute(new NoteRefusal(refusal))
      .catch((error) => this.log.warn(`A refusal is not in the audit trail: ${error}`));
  }
}
