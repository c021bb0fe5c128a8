import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { type Page, type PageRequest, type Placed, SortedPages } from '#shared/pagination';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { TeamSelection, TeamView } from '../contract/views.js';
import { TeamEntity } from './team.entity.js';

interface Row extends Omit<TeamView, 'createdAt'> {
  readonly createdAt: Date;
}

interface TeamOf {
  readonly organizationId: string;
  readonly teamId: string;
}

const pages = new SortedPages(
  {
    name: { sql: 'lower(t.name)', type: 'text' },
    createdAt: { sql: 't."createdAt"', type: 'timestamptz' },
    memberCount: { sql: 't."memberCount"', type: 'bigint' },
  },
  't.id',
);

const teams = `
  select t.id, t.name, t.description, t.created_at as "createdAt",
         (select count(*)::int from organizations.team_member m where m.team_id = t.id) as "memberCount"
    from organizations.team t where t.organization_id = $1`;

const toView = (row: Row): TeamView => ({ ...row, createdAt: row.createdAt.toISOString() });

@Injectable()
export class TeamRepository {
  constructor(private readonly database: Database) {}

  async get({ organizationId, teamId }: TeamOf): Promise<TeamView> {
    const [row] = await this.database.query<Row>(`${teams} and t.id = $2`, [organizationId, teamId]);
    if (!row) throw errors.teamNotFound({ teamId });
    return toView(row);
  }

  async list(
    organizationId: string,
    { search, sort = 'name', order = 'asc', ...page }: PageRequest & TeamSelection,
  ): Promise<Page<TeamView>> {
    const asked = { ...page, sort, order };
    const { place, after, order: inOrder, parameters } = pages.sql(asked, [organizationId, search ?? null]);
    const rows = await this.database.query<Row & Placed>(
      `select t.*, ${place} from (${teams}) t
        where ($2::text is null or position(lower($2) in lower(t.name)) > 0) and ${after} ${inOrder}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(({ place: _, ...row }) => toView(row)), ...next };
  }

  async idsOf(organizationId: string, userId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select team_id as id from organizations.team_member where organization_id = $1 and user_id = $2 order by 1`,
      [organizationId, userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Locked until the transaction ends. */
  async hold({ organizationId, teamId }: TeamOf, tx: Transaction): Promise<TeamEntity> {
    const team = await tx.findOne(TeamEntity, {
      where: { id: teamId, organizationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!team) throw errors.teamNotFound({ teamId });
    return team;
  }

  /** A new one, or one that was held. */
  async save(team: TeamEntity, tx: Transaction): Promise<void> {
    const { id, organizationId, name, description, createdAt } = team;
    const taken: unknown[] = await tx.query(
      `select 1 from organizations.team where organization_id = $1 and lower(name) = lower($2) and id <> $3`,
      [organizationId, name, id],
    );
    if (taken.length > 0) throw errors.teamNameTaken({ name });
    await tx.upsert(TeamEntity, { id, organizationId, name, description, createdAt }, ['id']);
  }

  async remove(teamId: string, tx: Transaction): Promise<void> {
    await tx.delete(TeamEntity, { id: teamId });
  }

  async memberIds(teamId: string, tx: Transaction): Promise<Set<string>> {
    const rows: { id: string }[] = await tx.query(
      'select user_id as id from organizations.team_member where team_id = $1',
      [teamId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Answers whether it is new. */
  async addMember({ organizationId, teamId }: TeamOf, userId: string, tx: Transaction): Promise<boolean> {
    const made: unknown[] = await tx.query(
      `insert into organizations.team_member (team_id, organization_id, user_id) values ($1, $2, $3)
        on conflict do nothing returning 1`,
      [teamId, organizationId, userId],
    );
    return made.length > 0;
  }

  /** Answers whether there was one. */
  async removeMember({ teamId }: TeamOf, userId: string, tx: Transaction): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query(
      `delete from organizations.team_member where team_id = $1 and user_id = $2`,
      [teamId, userId],
    );
    return removed > 0;
  }
}
