import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { z } from 'zod';
import type { UserView } from '#modules/identity';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { Cursors, type Page, paginationErrors } from '#shared/pagination';
import { MemberAdded, MemberRemoved } from '../contract/events.js';
import { type MemberRole, memberSorts } from '../contract/views.js';
import type { MemberPage } from './member-page.js';
import { MembershipEntity } from './membership.entity.js';

/** Of all of them the user id breaks ties. `joined_at` is kept in milliseconds, so a cursor carries it without loss. */
const sorts = { joinedAt: 'm.joined_at', name: 'lower(m.name)', email: 'm.email' } as const;
type Sort = keyof typeof sorts;

const cursors = new Cursors(
  z.object({
    sort: z.enum(memberSorts),
    order: z.enum(['asc', 'desc']),
    value: z.string(),
    userId: z.uuid(),
  }),
);

export interface ListedMember extends MembershipEntity {
  readonly avatarId: string | null;
}

/** As the database lowers its letters: a cursor is compared there. */
interface Row extends ListedMember {
  readonly lowerName: string;
}

const placeOf = ({ joinedAt, lowerName, email }: Row, sort: Sort): string =>
  ({ joinedAt: joinedAt.toISOString(), name: lowerName, email: email ?? '' })[sort];

interface Member {
  readonly organizationId: string;
  readonly userId: string;
}

/** A pattern that an index of trigrams can look up: whatever is given is meant as it is written. */
const holding = (place: string) =>
  `'%' || regexp_replace(lower(${place}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`;

@Injectable()
export class MemberRepository {
  constructor(
    @InjectRepository(MembershipEntity) private readonly rows: Repository<MembershipEntity>,
    private readonly outbox: Outbox,
  ) {}

  /** A cursor belongs to the order that it was made in. */
  async list(page: MemberPage): Promise<Page<ListedMember>> {
    const { sort = 'joinedAt', order = 'asc', limit, cursor } = page;
    const after = cursors.read(cursor);
    if (after && (after.sort !== sort || after.order !== order)) throw paginationErrors.badCursor();
    const sql = `select m.organization_id as "organizationId", m.user_id as "userId", m.role, m.name, m.email, lower(m.name) as "lowerName", i.id as "avatarId",
                        m.joined_at as "joinedAt", m.suspended_at as "suspendedAt"
                   from organizations.membership m left join organizations.image i on i.user_id = m.user_id
                  where m.organization_id = $1 and m.name <> ''
                    and ($2::uuid is null or m.user_id in (select t.user_id from organizations.team_member t where t.team_id = $2))
                    and ($3::text is null or m.role = $3)
                    and ($4::boolean is null or (m.suspended_at is not null) = $4)
                    and ($5::text is null or lower(m.name) like ${holding('$5')} or ($6 and m.email like ${holding('$5')}))
                    and ($7::text is null or (${sorts[sort]}, m.user_id) ${order === 'asc' ? '>' : '<'} ($7::${sort === 'joinedAt' ? 'timestamptz' : 'text'}, $8::uuid))
                  order by ${sorts[sort]} ${order}, m.user_id ${order} limit ${limit + 1}`;
    const rows: Row[] = await this.rows.query(sql, [
      page.organizationId,
      page.teamId ?? null,
      page.role ?? null,
      page.status === undefined ? null : page.status === 'suspended',
      page.search ?? null,
      page.asAdmin,
      after?.value ?? null,
      after?.userId ?? null,
    ]);
    return cursors.page(rows, limit, (row) => ({
      sort,
      order,
      value: placeOf(row, sort),
      userId: row.userId,
    }));
  }

  /** Some of those whose name nobody has asked for. */
  async unnamed(organizationId: string): Promise<string[]> {
    const rows: { userId: string }[] = await this.rows.query(
      `select user_id as "userId" from organizations.membership where organization_id = $1 and name is null limit 1000`,
      [organizationId],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Who is not among those that identity knows has no name, and is not asked about again. */
  async name(userIds: readonly string[], users: readonly UserView[]): Promise<void> {
    const known = new Map(users.map((user) => [user.id, user]));
    await this.rows.query(
      `update organizations.membership m set name = n.name, email = n.email
         from unnest($1::uuid[], $2::text[], $3::text[]) as n (user_id, name, email) where m.user_id = n.user_id`,
      [
        userIds,
        userIds.map((id) => known.get(id)?.name ?? ''),
        userIds.map((id) => known.get(id)?.email ?? ''),
      ],
    );
  }

  async forgetName(userId: string, tx: Transaction): Promise<void> {
    await tx.query('update organizations.membership set name = null where user_id = $1', [userId]);
  }

  /** Those of them who are members. */
  async among(organizationId: string, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.rows.find({
      where: { organizationId, userId: In([...userIds]) },
      select: { userId: true },
    });
    return new Set(rows.map(({ userId }) => userId));
  }

  get({ organizationId, userId }: Member): Promise<MembershipEntity> {
    return this.rows.findOneByOrFail({ organizationId, userId });
  }

  async add(member: Member & { readonly role: MemberRole }, tx: Transaction): Promise<MembershipEntity> {
    const joined = { ...member, name: null, email: null, joinedAt: new Date(), suspendedAt: null };
    await tx.insert(MembershipEntity, joined);
    await this.outbox.add(new MemberAdded(member), tx);
    return joined;
  }

  async change(
    { organizationId, userId }: Member,
    fields: Partial<Pick<MembershipEntity, 'role' | 'suspendedAt'>>,
    tx: Transaction,
  ): Promise<MembershipEntity> {
    await tx.update(MembershipEntity, { organizationId, userId }, fields);
    return tx.findOneByOrFail(MembershipEntity, { organizationId, userId });
  }

  async remove({ organizationId, userId }: Member, tx: Transaction): Promise<void> {
    await tx.delete(MembershipEntity, { organizationId, userId });
    await this.outbox.add(new MemberRemoved({ organizationId, userId }), tx);
  }
}
