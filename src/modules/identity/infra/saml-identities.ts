import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';

interface Named {
  readonly organizationId: string;
  readonly nameId: string;
}

/** Whom the provider of one organisation means by a name. */
@Injectable()
export class SamlIdentities {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async isKnown({ organizationId, nameId }: Named): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from identity.saml_identity where organization_id = $1 and name_id = $2',
      [organizationId, nameId],
    );
    return rows.length > 0;
  }

  /** Held until the transaction ends, so that of two who come for the first time at once one makes the account. */
  async hold({ organizationId, nameId }: Named, tx: Transaction): Promise<string | undefined> {
    const name = `saml ${JSON.stringify([organizationId, nameId])}`;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    const [row]: { accountId: string }[] = await tx.query(
      `select account_id as "accountId" from identity.saml_identity where organization_id = $1 and name_id = $2`,
      [organizationId, nameId],
    );
    return row?.accountId;
  }

  /** Notes the use. An account has one name at each provider: a later one takes the place of the earlier. */
  async set(
    { organizationId, nameId, accountId }: Named & { accountId: string },
    tx: Transaction,
  ): Promise<void> {
    await tx.query(
      `insert into identity.saml_identity (organization_id, name_id, account_id, linked_at, last_used_at)
         values ($1, $2, $3, $4, $4)
       on conflict (organization_id, account_id) do update
         set name_id = excluded.name_id, last_used_at = excluded.last_used_at`,
      [organizationId, nameId, accountId, this.clock.now()],
    );
  }
}
