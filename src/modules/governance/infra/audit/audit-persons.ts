import { Injectable } from '@nestjs/common';
import { Ids } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { newPersonKey } from './person-seal.js';

/** Somebody in an audit trail; who it is and what is said of them can be forgotten. */
export interface AuditPerson {
  readonly pseudonym: string;
  readonly userId: string;
  readonly key: Buffer;
}

const columns = 'pseudonym, user_id as "userId", key';

/** Who is meant by the pseudonyms of audit trails. Of each organisation a person has another one. */
@Injectable()
export class AuditPersons {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /** Those of these users, by user id; who has none yet gets one. */
  async of(
    organizationId: string,
    userIds: readonly string[],
    tx: Transaction,
  ): Promise<ReadonlyMap<string, AuditPerson>> {
    const wanted = [...new Set(userIds)].toSorted();
    await tx.query(
      `insert into governance.audit_person (organization_id, user_id, pseudonym, key)
         select $1, user_id, pseudonym, decode(key, 'hex')
           from unnest($2::uuid[], $3::uuid[], $4::text[]) as new (user_id, pseudonym, key)
       on conflict (organization_id, user_id) do nothing`,
      [
        organizationId,
        wanted,
        wanted.map(() => this.ids.next()),
        wanted.map(() => newPersonKey().toString('hex')),
      ],
    );
    const found: AuditPerson[] = await tx.query(
      `select ${columns} from governance.audit_person where organization_id = $1 and user_id = any ($2)`,
      [organizationId, wanted],
    );
    return new Map(found.map((one) => [one.userId, one]));
  }

  /** Who is known behind these pseudonyms, by pseudonym. */
  async known(
    organizationId: string,
    pseudonyms: readonly string[],
  ): Promise<ReadonlyMap<string, AuditPerson>> {
    const found = await this.database.query<AuditPerson>(
      `select ${columns} from governance.audit_person
        where organization_id = $1 and pseudonym::text = any ($2) and user_id is not null`,
      [organizationId, [...new Set(pseudonyms)]],
    );
    return new Map(found.map((one) => [one.pseudonym, one]));
  }

  /** By which pseudonyms the trails of organisations know a user, in the order of the organisations. */
  trailsOf(userId: string): Promise<(AuditPerson & { readonly organizationId: string })[]> {
    return this.database.query(
      `select organization_id as "organizationId", ${columns} from governance.audit_person
        where user_id = $1 order by organization_id`,
      [userId],
    );
  }

  /** In which organisations there are entries of a user. */
  async organizationsOf(userId: string, tx: Transaction): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'select organization_id as id from governance.audit_person where user_id = $1 order by 1',
      [userId],
    );
    return rows.map(({ id }) => id);
  }

  /** From now on nobody can tell who it was. Returns the pseudonym that stays. */
  async forget(organizationId: string, userId: string, tx: Transaction): Promise<string | undefined> {
    const [rows]: [{ pseudonym: string }[]] = await tx.query(
      `update governance.audit_person set user_id = null, key = null, erased_at = date_trunc('milliseconds', now())
        where organization_id = $1 and user_id = $2 returning pseudonym`,
      [organizationId, userId],
    );
    return rows[0]?.pseudonym;
  }
}
