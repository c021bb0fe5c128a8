import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListOrganizations } from '#modules/organizations';
import { publicOrganizationId } from '#shared/contracts';
import { heldSentence, ownedBy, ownedSentence } from '../../domain/gdpr/erasing.js';
import { LegalHolds } from '../../infra/retention/legal-holds.js';

/** Why somebody cannot be erased now. */
@Injectable()
export class Obstacles {
  constructor(
    private readonly queries: QueryBus,
    private readonly holds: LegalHolds,
  ) {}

  async to(userId: string): Promise<string | undefined> {
    const actor = { kind: 'user', userId, organizationId: publicOrganizationId, role: 'user' } as const;
    const memberOf = await this.queries.execute(new ListOrganizations({ actor }));
    const owned = ownedBy(userId, memberOf);
    if (owned.length > 0) return ownedSentence(owned);
    const ids = memberOf.map(({ id }) => id);
    const held = await this.holds.over(userId, ids);
    const named = memberOf.filter(({ id }) => held.includes(id)).map(({ name }) => name);
    return held.length > 0 ? heldSentence(named, held.length - named.length) : undefined;
  }
}
