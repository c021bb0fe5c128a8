import { QueryBus } from '@nestjs/cqrs';
import { ListOrganizations } from '#modules/organizations';
import { Audited, type AuditFact, guestActor, publicOrganizationId } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { person, tellingOf } from '../domain/audit/telling.js';
import { AuditTrail, type NewEntry } from '../infra/audit/audit-trail.js';

/** Every event of every module that says it belongs in the audit trail. */
@Subscriber({ event: Audited, name: 'governance.on-audited' })
export class OnAudited implements Subscribes<Audited> {
  constructor(
    private readonly queries: QueryBus,
    private readonly trail: AuditTrail,
  ) {}

  async handle({ id: eventId, input }: Audited, tx: Transaction): Promise<void> {
    const trails = new Map<string, NewEntry[]>();
    for (const [part, fact] of input.facts.entries())
      for (const organizationId of await this.organizationsOf(fact)) {
        const entries = trails.get(organizationId) ?? [];
        trails.set(organizationId, [...entries, { ...tellingOf(input, fact), part }]);
      }
    // In one order everywhere, so that two events at once do not wait for each other.
    const sorted = [...trails].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [organizationId, entries] of sorted)
      await this.trail.append(organizationId, { occasion: { ...input, eventId }, entries }, tx);
  }

  /** What is about an account alone concerns all whose member it is; what is about nobody known, the operator. */
  private async organizationsOf({ organizationId, subject, actorId }: AuditFact): Promise<readonly string[]> {
    if (organizationId !== undefined) return [organizationId];
    const userId = subject?.kind === person ? subject.id : actorId;
    if (userId === undefined) return [publicOrganizationId];
    const actor = { ...guestActor, kind: 'user', userId } as const;
    const organizations = await this.queries.execute(new ListOrganizations({ actor }));
    return organizations.length > 0 ? organizations.map(({ id }) => id) : [publicOrganizationId];
  }
}
