import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { ScimGroupView } from '../contract/scim-views.js';
import { type GroupFacts, groupResource } from '../domain/scim-resource.js';

interface Place {
  readonly organizationId: string;
  readonly teamId: string;
}

interface Search {
  readonly teamId?: string;
  readonly displayName?: string;
  readonly externalId?: string;
}

const columns = `t.id, t.name as "displayName", g.external_id as "externalId", t.created_at as created,
  coalesce(g.updated_at, t.created_at) as "lastModified",
  coalesce((select json_agg(json_build_object('value', m.user_id, 'display', s.name) order by s.joined_at, m.user_id)
     from organizations.team_member m join organizations.membership s
       on s.organization_id = m.organization_id and s.user_id = m.user_id where m.team_id = t.id), '[]') as members`;
const source = `from organizations.team t left join organizations.scim_group g on g.team_id = t.id
  where t.organization_id = $1`;
const inOrder = 'order by t.created_at, t.id';

/** Teams as a directory sees them. */
@Injectable()
export class ScimGroups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async get({ organizationId, teamId }: Place, ifMatch?: string): Promise<ScimGroupView> {
    const [view] = await this.find(organizationId, { teamId });
    if (!view) throw errors.teamNotFound({ teamId });
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== view.version)
      throw errors.scimVersionMismatch({ version: view.version });
    return view;
  }

  async count(organizationId: string): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      'select count(*)::int as total from organizations.team where organization_id = $1',
      [organizationId],
    );
    return row?.total ?? 0;
  }

  async page(organizationId: string, offset: number, limit: number): Promise<ScimGroupView[]> {
    const sql = `select ${columns} ${source} ${inOrder} offset $2 limit $3`;
    return (await this.database.query<GroupFacts>(sql, [organizationId, offset, limit])).map(toView);
  }

  /** All of them, or those that a directory looks for before it makes or changes one. */
  async find(organizationId: string, search: Search = {}): Promise<ScimGroupView[]> {
    const { teamId = null, displayName = null, externalId = null } = search;
    const rows = await this.database.query<GroupFacts>(
      `select ${columns} ${source} and ($2::uuid is null or t.id = $2)
          and ($3::text is null or lower(t.name) = lower($3)) and ($4::text is null or g.external_id = $4)
        ${inOrder}`,
      [organizationId, teamId, displayName, externalId],
    );
    return rows.map(toView);
  }

  async note({ teamId }: Place, externalId: string | undefined, tx: Transaction): Promise<void> {
    await tx.query(
      `insert into organizations.scim_group (team_id, external_id, updated_at) values ($1, $2, $3)
       on conflict (team_id) do update set external_id = excluded.external_id, updated_at = excluded.updated_at`,
      [teamId, externalId ?? null, this.clock.now()],
    );
  }
}

function toView(facts: GroupFacts): ScimGroupView {
  const resource = groupResource(facts);
  const version = `W/"${hash('sha1', JSON.stringify(resource), 'base64url')}"`;
  return { id: facts.id, version, resource };
}
