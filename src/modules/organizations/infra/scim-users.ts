import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { JsonValue } from '#shared/contracts';
import { Database } from '#shared/database';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { ScimUserInput } from './scim-user.js';

/** A member, with what the directory says of it if it does. */
export interface ScimMember {
  readonly userId: string;
  readonly suspended: boolean;
  readonly joinedAt: Date;
  readonly userName: string | null;
  readonly externalId: string | null;
  readonly attributes: { readonly [name: string]: JsonValue } | null;
  readonly updatedAt: Date | null;
}

/** What is asked for of all members; each narrows. */
export interface ScimSearch {
  readonly externalId?: string;
  readonly userName?: string;
  /** Of the account with the address that `userName` is. */
  readonly userId?: string;
}

interface Place {
  readonly organizationId: string;
  readonly userId: string;
}

const columns = `m.user_id as "userId", m.suspended_at is not null as suspended, m.joined_at as "joinedAt",
  s.user_name as "userName", s.external_id as "externalId", s.attributes, s.updated_at as "updatedAt"`;
const source = `from organizations.membership m left join organizations.scim_user s
  on s.organization_id = m.organization_id and s.user_id = m.user_id where m.organization_id = $1`;
const inOrder = 'order by m.joined_at, m.user_id';

@Injectable()
export class ScimUsers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async get({ organizationId, userId }: Place): Promise<ScimMember> {
    const [row] = await this.database.query<ScimMember>(`select ${columns} ${source} and m.user_id = $2`, [
      organizationId,
      userId,
    ]);
    if (!row) throw errors.memberNotFound({ userId });
    return row;
  }

  async count(organizationId: string): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      'select count(*)::int as total from organizations.membership where organization_id = $1',
      [organizationId],
    );
    return row?.total ?? 0;
  }

  page(organizationId: string, offset: number, limit: number): Promise<ScimMember[]> {
    return this.database.query(`select ${columns} ${source} ${inOrder} offset $2 limit $3`, [
      organizationId,
      offset,
      limit,
    ]);
  }

  /** All of them, or those that a directory looks for before it makes or changes one. */
  find(organizationId: string, { externalId, userName, userId }: ScimSearch = {}): Promise<ScimMember[]> {
    return this.database.query(
      `select ${columns} ${source} and ($2::text is null or s.external_id = $2)
          and ($3::text is null or lower(s.user_name) = lower($3) or (s.user_name is null and m.user_id = $4))
        ${inOrder}`,
      [organizationId, externalId ?? null, userName ?? null, userId ?? null],
    );
  }

  /** A user name is one member's. */
  async save(place: Place, user: ScimUserInput): Promise<void> {
    const { userName, externalId = null, displayName, emails, attributes } = user;
    const rest = {
      ...attributes,
      ...(displayName !== undefined && { displayName }),
      ...(emails && { emails }),
    };
    const saved = await this.database.query(
      `insert into organizations.scim_user as s (organization_id, user_id, user_name, external_id, attributes, updated_at)
         select $1, $2, $3, $4, $5, $6 where not exists (select 1 from organizations.scim_user
           where organization_id = $1 and lower(user_name) = lower($3) and user_id <> $2)
       on conflict (organization_id, user_id) do update set user_name = excluded.user_name,
         external_id = excluded.external_id, attributes = excluded.attributes, updated_at = excluded.updated_at
       returning 1`,
      [place.organizationId, place.userId, userName, externalId, rest, this.clock.now()],
    );
    if (saved.length === 0) throw errors.scimUserExists({ userName });
  }
}
