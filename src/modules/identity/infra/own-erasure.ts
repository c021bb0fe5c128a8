import { Injectable } from '@nestjs/common';
import type { Person } from '#shared/contracts';
import { OwnPersonalData } from '#shared/personal-data';
import { EndingSessions } from './ending-sessions.js';

/** The tokens of an account that is no more are worth nothing, at every replica. */
@Injectable()
export class OwnErasure extends OwnPersonalData {
  constructor(private readonly ending: EndingSessions) {
    super();
  }

  override async after({ userId }: Person): Promise<void> {
    await this.ending.forget(userId);
  }
}
