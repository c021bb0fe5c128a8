import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import {
  ResolutionChanged,
  type ResolutionSpec,
  type ResolutionView,
} from '../../contract/entities/index.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { unsoundIn } from '../../domain/entities/sound-spec.js';
import { Resolutions } from '../../infra/entities/resolutions.js';
import { requireEntityAdmin } from './entity-admins.js';

interface Change {
  readonly id: string;
  readonly before?: ResolutionSpec;
  readonly after: ResolutionSpec;
}

/** Every change of a resolution is told, with what was before and what is now. */
@Injectable()
export class ResolutionChanges {
  constructor(
    private readonly resolutions: Resolutions,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async save(actor: Actor, { id, before, after }: Change): Promise<ResolutionView> {
    requireEntityAdmin(actor);
    const unsound = unsoundIn(after);
    if (unsound) throw errors.resolutionUnsound({ ...unsound });
    const { organizationId, userId } = actor;
    await this.database.transaction(async (tx) => {
      await this.resolutions.save(actor, { id, spec: after }, tx);
      const change = { organizationId, userId, resolutionId: id, after, ...(before && { before }) };
      await this.outbox.add(new ResolutionChanged(change), tx);
    });
    return await this.resolutions.get(organizationId, id);
  }

  async remove(actor: Actor, resolutionId: string): Promise<void> {
    requireEntityAdmin(actor);
    const { organizationId, userId } = actor;
    const {
      id: _,
      changedBy: __,
      changedAt: ___,
      ...before
    } = await this.resolutions.get(organizationId, resolutionId);
    await this.database.transaction(async (tx) => {
      await this.resolutions.remove(resolutionId, tx);
      await this.outbox.add(new ResolutionChanged({ organizationId, userId, resolutionId, before }), tx);
    });
  }
}
