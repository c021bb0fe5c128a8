import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { type NewRowPolicy, RowPolicyChanged, type RowPolicyView } from '../contract/index.js';
import type { RowPolicyEntity } from '../infra/row-policy.entity.js';
import { policyView, RowPolicyRepository } from '../infra/row-policy.repository.js';
import { requireAdmin } from './admins-only.js';

interface Change {
  readonly policyId: string;
  readonly before?: RowPolicyEntity;
  readonly after?: NewRowPolicy;
}

/** Every way in which policies change: by admins, told to the others, and of effect at once. */
@Injectable()
export class PolicyChanges {
  constructor(
    private readonly policies: RowPolicyRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  get(actor: Actor, policyId: string): Promise<RowPolicyEntity> {
    requireAdmin(actor);
    return this.policies.get(actor.organizationId, policyId);
  }

  async save(actor: Actor, change: Change & { readonly after: NewRowPolicy }): Promise<RowPolicyView> {
    requireAdmin(actor);
    const { policyId: id, after } = change;
    const { organizationId, userId: changedBy } = actor;
    const row = { id, organizationId, ...after, changedBy, changedAt: this.clock.now() };
    await this.database.transaction(async (tx) => {
      await this.policies.save(row, tx);
      await this.outbox.add(this.event(actor, change), tx);
    });
    await this.policies.changed(organizationId);
    return policyView(row);
  }

  async remove(actor: Actor, before: RowPolicyEntity): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.policies.remove(before, tx);
      await this.outbox.add(this.event(actor, { policyId: before.id, before }), tx);
    });
    await this.policies.changed(actor.organizationId);
  }

  private event({ organizationId, userId }: Actor, { policyId, before, after }: Change): RowPolicyChanged {
    const { dataSourceId = '', table = '' } = after ?? before ?? {};
    return new RowPolicyChanged({
      organizationId,
      userId,
      policyId,
      dataSourceId,
      table,
      ...(before && { before: whatIsSaid(before) }),
      ...(after && { after: whatIsSaid(after) }),
    });
  }
}

const whatIsSaid = ({ dataSourceId, table, name, audience, condition }: NewRowPolicy): NewRowPolicy => ({
  dataSourceId,
  table,
  name,
  audience,
  condition,
});
