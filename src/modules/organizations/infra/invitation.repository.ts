import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import { organizationsErrors as errors } from '../contract/errors.js';
import type {
  InvitationState,
  InvitationsView,
  InvitationView,
  ListInvitations,
} from '../contract/invitation-messages.js';
import { InvitationEntity } from './invitation.entity.js';

interface Place {
  readonly organizationId: string;
  readonly invitationId: string;
}

type Asked = Omit<ListInvitations['input'], 'actor' | 'organizationId'>;

const pages = new SortedPages(
  {
    invitedAt: { sql: 'i.invited_at', type: 'timestamptz' },
    expiresAt: { sql: 'i.expires_at', type: 'timestamptz' },
    email: { sql: 'i.email', type: 'text' },
  },
  'i.id',
);

const columns = `i.id, i.email, i.role, i.invited_by as "invitedBy", i.invited_at as "invitedAt", i.expires_at as "expiresAt",
  i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"`;

const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer');

const conditions: Readonly<Record<InvitationState, string>> = {
  open: 'i.accepted_at is null and i.revoked_at is null and i.expires_at > $4',
  accepted: 'i.accepted_at is not null',
  revoked: 'i.revoked_at is not null',
  expired: 'i.accepted_at is null and i.revoked_at is null and i.expires_at <= $4',
};

@Injectable()
export class InvitationRepository {
  constructor(
    @InjectRepository(InvitationEntity) private readonly rows: Repository<InvitationEntity>,
    private readonly clock: Clock,
  ) {}

  async list(organizationId: string, asked: Asked): Promise<InvitationsView> {
    const { state, search, role } = asked;
    const own = [organizationId, search ?? null, role ?? null, this.clock.now()];
    const { place, after, order, parameters } = pages.sql(asked, own);
    const rows: (InvitationEntity & Placed)[] = await this.rows.query(
      `select ${columns}, ${place} from organizations.invitation i
        where i.organization_id = $1 and ($2::text is null or strpos(i.email, lower($2)) > 0)
          and ($3::text is null or i.role = $3) and $4::timestamptz is not null
          and ${state ? conditions[state] : 'true'} and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map((row) => this.toView(row)), ...next };
  }

  /** Locked until the transaction ends. */
  async holdOpen({ organizationId, invitationId: id }: Place, tx: Transaction): Promise<InvitationEntity> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.findOne(InvitationEntity, { where: { id, organizationId }, lock });
    if (!row) throw errors.invitationNotFound();
    if (row.acceptedAt || row.revokedAt) throw errors.invitationUsed();
    return row;
  }

  async replace(invitation: InvitationEntity, tx: Transaction): Promise<void> {
    const { organizationId, email } = invitation;
    await tx.query(
      `update organizations.invitation set revoked_at = $3
        where organization_id = $1 and email = $2 and accepted_at is null and revoked_at is null`,
      [organizationId, email, this.clock.now()],
    );
    await tx.insert(InvitationEntity, invitation);
  }

  change(id: string, fields: Partial<InvitationEntity>, tx: Transaction): Promise<unknown> {
    return tx.update(InvitationEntity, { id }, fields);
  }

  /** A new token for the next mail. Nothing when nobody can accept it any more. */
  async issue(
    id: string,
  ): Promise<{ readonly invitation: InvitationEntity; readonly token: string } | undefined> {
    const invitation = await this.rows.findOneBy({ id });
    if (!invitation || this.stateOf(invitation) !== 'open') return undefined;
    const token = `inv_${randomBytes(32).toString('base64url')}`;
    await this.rows.update({ id }, { tokenHash: hashOf(token) });
    return { invitation, token };
  }

  /** By its token, when it is good. */
  async open(token: string): Promise<InvitationEntity> {
    const invitation = await this.rows.findOneBy({ tokenHash: hashOf(token) });
    if (!invitation) throw errors.invitationNotFound();
    const state = this.stateOf(invitation);
    if (state === 'expired') throw errors.invitationExpired();
    if (state !== 'open') throw errors.invitationUsed();
    return invitation;
  }

  toView(row: InvitationEntity): InvitationView {
    const { id, email, role, invitedBy, invitedAt, expiresAt } = row;
    const times = { invitedAt: invitedAt.toISOString(), expiresAt: expiresAt.toISOString() };
    return { id, email, role, state: this.stateOf(row), invitedBy, ...times };
  }

  private stateOf({ acceptedAt, revokedAt, expiresAt }: InvitationEntity): InvitationState {
    if (acceptedAt) return 'accepted';
    if (revokedAt) return 'revoked';
    return expiresAt > this.clock.now() ? 'open' : 'expired';
  }
}
