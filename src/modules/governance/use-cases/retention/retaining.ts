import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import type { RetentionOutcome } from '#shared/contracts';
import { orderOf } from '../../domain/retention/orders.js';
import { type KnownKind, RetentionRules } from '../../infra/retention/retention-rules.js';

/** Has the modules do, or count, what is due. */
@Injectable()
export class Retaining {
  constructor(
    private readonly commands: CommandBus,
    private readonly rules: RetentionRules,
    private readonly clock: Clock,
  ) {}

  async apply(
    { name, module, kind }: KnownKind,
    how: { readonly dryRun: boolean; readonly organizationId?: string },
  ): Promise<readonly RetentionOutcome[]> {
    const order = orderOf(kind, await this.rules.said(name), this.clock.now());
    return await this.commands.execute(new module.apply({ ...order, ...how }));
  }
}
