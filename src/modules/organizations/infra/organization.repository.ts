import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { MemberAdded, MemberRemoved } from '../contract/events.js';
import type { MemberRole, OrganizationView } from '../contract/views.js';
import { Organization } from '../domain/organization.js';
import { MembershipEntity } from './membership.entity.js';
import { OrganizationEntity } from './organization.entity.js';

interface Row extends Omit<OrganizationView, 'createdAt'> {
  readonly createdAt: Date;
}

const ofMember = `
  select o.id, o.name, o.personal_of is not null as personal, m.role, 
         o.second_factor_required as "secondFactorRequired", o.created_at as "createdAt"
    from organizations.membership m join organizations.organization o on o.id = m.organization_id
   where m.user_id = $1`;

const toView = (row: Row): OrganizationView => ({ ...row, createdAt: row.createdAt.toISOString() });

@Injectable()
export class OrganizationRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** As its member sees it; for anybody else it does not exist. */
  async getFor(userId: string, organizationId: string): Promise<OrganizationView> {
    const [row] = await this.database.query<Row>(`${ofMember} and o.id = $2`, [userId, organizationId]);
    if (!row) throw errors.notFound({ organizationId });
    return toView(row);
  }

  async listFor(userId: string): Promise<OrganizationView[]> {
    const order = 'order by o.personal_of = $1 desc nulls last, lower(o.name), o.id';
    return (await this.database.query<Row>(`${ofMember} ${order}`, [userId])).map(toView);
  }

  async personalOf(userId: string): Promise<OrganizationView | undefined> {
    const [row] = await this.database.query<Row>(`${ofMember} and o.personal_of = $1`, [userId]);
    return row && toView(row);
  }

  /** Any number of callers at once: one organisation. */
  async ensurePersonal(userId: string, name: string, tx: Transaction): Promise<void> {
    const made = await tx
      .createQueryBuilder()
      .insert()
      .into(OrganizationEntity)
      .values({ id: randomUUID(), name, personalOf: userId, createdAt: new Date() })
      .orIgnore()
      .returning('id')
      .execute();
    const [organization] = made.raw as { id: string }[];
    if (organization) await this.addMember({ organizationId: organization.id, userId, role: 'admin' }, tx);
  }

  /** Locked until the transaction ends, so that two admins cannot both remove the last but one. */
  async hold(organizationId: string, tx: Transaction): Promise<Organization> {
    const [row]: { personalOf: string | null }[] = await tx.query(
      `select personal_of as "personalOf" from organizations.organization where id = $1 for update`,
      [organizationId],
    );
    if (!row) throw errors.notFound({ organizationId });
    const members = await tx.findBy(MembershipEntity, { organizationId });
    return new Organization(organizationId, row.personalOf, new Map(members.map((m) => [m.userId, m.role])));
  }

  /** Answers the members: what is remembered of them changes with it. */
  async requireSecondFactor(id: string, required: boolean, tx: Transaction): Promise<string[]> {
    await tx.update(OrganizationEntity, { id }, { secondFactorRequired: required });
    return (await tx.findBy(MembershipEntity, { organizationId: id })).map(({ userId }) => userId);
  }

  async addMember(member: Omit<MembershipEntity, 'joinedAt'>, tx: Transaction): Promise<MembershipEntity> {
    const joined = { ...member, joinedAt: new Date() };
    await tx.insert(MembershipEntity, joined);
    await this.outbox.add(new MemberAdded(member), tx);
    return joined;
  }

  async changeRole(
    member: { readonly organizationId: string; readonly userId: string },
    role: MemberRole,
    tx: Transaction,
  ): Promise<MembershipEntity> {
    await tx.update(MembershipEntity, member, { role });
    return tx.findOneByOrFail(MembershipEntity, member);
  }

  async removeMember(
    member: { readonly organizationId: string; readonly userId: string },
    tx: Transaction,
  ): Promise<void> {
    await tx.delete(MembershipEntity, member);
    await this.outbox.add(new MemberRemoved(member), tx);
  }
}
