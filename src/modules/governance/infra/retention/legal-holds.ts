import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';

/** Of which organisations nothing is removed. */
@Injectable()
export class LegalHolds {
  constructor(private readonly database: Database) {}

  async reasonOf(organizationId: string): Promise<string | undefined> {
    const [hold] = await this.database.query<{ reason: string }>(
      'select reason from governance.legal_hold where organization_id = $1',
      [organizationId],
    );
    return hold?.reason;
  }

  /** Which hold what a person did: of those that the person is in now, and of those whose trail knows the person. */
  async over(userId: string, memberOf: readonly string[]): Promise<string[]> {
    const held = await this.database.query<{ id: string }>(
      `select organization_id as id from governance.legal_hold
        where organization_id = any ($2) or organization_id in
          (select organization_id from governance.audit_person where user_id = $1)`,
      [userId, memberOf],
    );
    return held.map(({ id }) => id);
  }
}
