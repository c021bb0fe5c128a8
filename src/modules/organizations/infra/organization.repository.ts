import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { type PageRequest, type Placed, SortedPages } from '#shared/pagination';
import { organizationsErrors as errors } from '../contract/errors.js';
import type {
  AllowedNetwork,
  MemberRole,
  OrganizationSelection,
  OrganizationState,
  OrganizationsView,
  OrganizationView,
} from '../contract/views.js';
import { Organization, type Standing } from '../domain/organization.js';
import { slugOf } from '../domain/slug.js';
import { MemberRepository } from './member.repository.js';
import { OrganizationEntity } from './organization.entity.js';

interface Row extends Omit<OrganizationView, 'createdAt' | 'eraseAt'> {
  readonly createdAt: Date;
  readonly eraseAt: Date | null;
  readonly allowedNetworks: readonly AllowedNetwork[];
}

/** An organisation as its member finds it. */
export interface Workplace {
  readonly organization: OrganizationView;
  readonly allowedNetworks: readonly AllowedNetwork[];
}

const state = `case when o.deleted_at is not null then 'deleted' when o.suspended_at is not null then 'suspended' else 'active' end`;

const ofMember = `
  select o.id, o.name, o.slug, ${state} as state, o.owner_id as "ownerId", o.settings, o.branding, i.id as "logoId",
         o.erase_at as "eraseAt", m.suspended_at is not null as suspended,
         o.personal_of is not null as personal, m.role,
         o.second_factor_required as "secondFactorRequired", o.allowed_networks as "allowedNetworks", o.created_at as "createdAt"
    from organizations.membership m join organizations.organization o on o.id = m.organization_id
    left join organizations.image i on i.organization_id = o.id
   where m.user_id = $1`;

const toWorkplace = ({ eraseAt, createdAt, allowedNetworks, ...row }: Row): Workplace => ({
  organization: {
    ...row,
    ...(eraseAt && { eraseAt: eraseAt.toISOString() }),
    createdAt: createdAt.toISOString(),
  },
  allowedNetworks,
});

/** One's own comes first; others have their personal ones as well. */
const isPersonal =
  'exists (select 1 from organizations.organization p where p.id = o.id and p.personal_of = $1)';

const pages = new SortedPages(
  {
    name: { sql: `(case when ${isPersonal} then '0' else '1' end || lower(o.name))`, type: 'text' },
    createdAt: { sql: 'o."createdAt"', type: 'timestamptz' },
  },
  'o.id',
);

@Injectable()
export class OrganizationRepository {
  constructor(
    private readonly database: Database,
    private readonly members: MemberRepository,
  ) {}

  /** As its member sees it; for anybody else it does not exist. */
  async getFor(userId: string, organizationId: string): Promise<OrganizationView> {
    return (await this.workplaceOf(userId, organizationId)).organization;
  }

  async workplaceOf(userId: string, organizationId: string): Promise<Workplace> {
    const [row] = await this.database.query<Row>(`${ofMember} and o.id = $2`, [userId, organizationId]);
    if (!row) throw errors.notFound({ organizationId });
    return toWorkplace(row);
  }

  /** Almanac itself counts as an admin of the organisation that it works for. */
  async roleOf(actor: Actor, organizationId: string): Promise<MemberRole> {
    if (actor.kind === 'system' && actor.organizationId === organizationId) return 'admin';
    return (await this.getFor(actor.userId, organizationId)).role;
  }

  async listFor(userId: string): Promise<OrganizationView[]> {
    const order = 'order by o.personal_of = $1 desc nulls last, lower(o.name), o.id';
    const rows = await this.database.query<Row>(`${ofMember} ${order}`, [userId]);
    return rows.map((row) => toWorkplace(row).organization);
  }

  async page(
    userId: string,
    { search, role, sort = 'name', order = 'asc', ...page }: PageRequest & OrganizationSelection,
  ): Promise<OrganizationsView> {
    const asked = { ...page, sort, order };
    const own = [userId, search ?? null, role ?? null];
    const { place, after, order: inOrder, parameters } = pages.sql(asked, own);
    const rows = await this.database.query<Row & Placed>(
      `select o.*, ${place} from (${ofMember}) o
        where ($2::text is null or position(lower($2) in lower(o.name || ' ' || o.slug)) > 0)
          and ($3::text is null or o.role = $3) and ${after} ${inOrder}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(({ place: _, ...row }) => toWorkplace(row).organization), ...next };
  }

  async personalOf(userId: string): Promise<Workplace | undefined> {
    const [row] = await this.database.query<Row>(`${ofMember} and o.personal_of = $1`, [userId]);
    return row && toWorkplace(row);
  }

  /** Any number of callers at once: one organisation. */
  async ensurePersonal(userId: string, name: string, tx: Transaction): Promise<void> {
    const id = randomUUID();
    const made = await tx
      .createQueryBuilder()
      .insert()
      .into(OrganizationEntity)
      .values({
        id,
        name,
        slug: slugOf(name, id.slice(0, 13)),
        personalOf: userId,
        ownerId: userId,
        createdAt: new Date(),
      })
      .orIgnore()
      .returning('id')
      .execute();
    const [organization] = made.raw as { id: string }[];
    if (organization) await this.members.add({ organizationId: id, userId, role: 'admin' }, tx);
  }

  /** Locked until the transaction ends, so that two admins cannot both remove the last but one. */
  async hold(organizationId: string, userIds: readonly string[], tx: Transaction): Promise<Organization> {
    const [row]: { personalOf: string | null; ownerId: string | null; state: OrganizationState }[] =
      await tx.query(
        `select o.personal_of as "personalOf", o.owner_id as "ownerId", ${state} as state
           from organizations.organization o where o.id = $1 for update`,
        [organizationId],
      );
    if (!row) throw errors.notFound({ organizationId });
    const members: { userId: string; role: MemberRole; suspended: boolean }[] = await tx.query(
      `select user_id as "userId", role, suspended_at is not null as suspended from organizations.membership
        where organization_id = $1 and (role = 'admin' or user_id = any($2)) order by joined_at, user_id`,
      [organizationId, userIds],
    );
    const standings = members.map(({ userId, ...standing }): [string, Standing] => [userId, standing]);
    const { personalOf, ...facts } = row;
    return new Organization({
      ...facts,
      id: organizationId,
      personal: personalOf !== null,
      members: new Map(standings),
    });
  }

  change(id: string, fields: Partial<OrganizationEntity>, tx: Transaction): Promise<unknown> {
    return tx.update(OrganizationEntity, { id }, fields as object);
  }

  /** Answers whether the slug was free. */
  async add(organization: Partial<OrganizationEntity> & { id: string }, tx: Transaction): Promise<boolean> {
    const made = await tx
      .createQueryBuilder()
      .insert()
      .into(OrganizationEntity)
      .values(organization as object)
      .orIgnore()
      .returning('id')
      .execute();
    return made.raw.length > 0;
  }

  async isSlugTaken(slug: string, organizationId: string, tx: Transaction): Promise<boolean> {
    const rows = await tx.query(`select 1 from organizations.organization where slug = $1 and id <> $2`, [
      slug,
      organizationId,
    ]);
    return rows.length > 0;
  }

  async nameOf(id: string): Promise<string> {
    const [row] = await this.database.query<{ name: string }>(
      `select name from organizations.organization where id = $1`,
      [id],
    );
    if (!row) throw errors.notFound({ organizationId: id });
    return row.name;
  }

  /** Whose days of grace are over. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from organizations.organization where erase_at <= $1 order by erase_at`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** With its members, teams and invitations. Answers whether nobody has restored it meanwhile. */
  async erase(id: string, now: Date, tx: Transaction): Promise<boolean> {
    const [, erased]: [unknown, number] = await tx.query(
      `delete from organizations.organization where id = $1 and erase_at <= $2`,
      [id, now],
    );
    return erased > 0;
  }

  /** Those beside the personal one. Locks them, so that two at once do not both fit. */
  async countOwned(ownerId: string, tx: Transaction): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('organizations:' || $1, 0))`, [ownerId]);
    const [row]: { n: string }[] = await tx.query(
      `select count(*) as n from organizations.organization where owner_id = $1 and personal_of is null`,
      [ownerId],
    );
    return Number(row?.n ?? 0);
  }
}
