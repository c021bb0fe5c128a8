import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { z } from 'zod';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { InvitationState, InvitationsView, InvitationView } from '../contract/invitation-messages.js';
import { InvitationEntity } from './invitation.entity.js';

interface Place {
  readonly organizationId: string;
  readonly invitationId: string;
}

const cursors = new Cursors(z.object({ invitedAt: z.iso.datetime(), id: z.uuid() }));

const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer');

const conditions: Readonly<Record<InvitationState, string>> = {
  open: 'i.acceptedAt is null and i.revokedAt is null and i.expiresAt > :now',
  accepted: 'i.acceptedAt is not null',
  revoked: 'i.revokedAt is not null',
  expired: 'i.acceptedAt is null and i.revokedAt is null and i.expiresAt <= :now',
};

@Injectable()
export class InvitationRepository {
  constructor(
    @InjectRepository(InvitationEntity) private readonly rows: Repository<InvitationEntity>,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(
    organizationId: string,
    { limit, cursor, state }: PageRequest & { readonly state?: InvitationState | undefined },
  ): Promise<InvitationsView> {
    const query = this.rows
      .createQueryBuilder('i')
      .where('i.organizationId = :organizationId', { organizationId })
      .orderBy('i.invitedAt', 'DESC')
      .addOrderBy('i.id', 'DESC')
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) query.andWhere('(i.invitedAt, i.id) < (:invitedAt, :id)', after);
    if (state) query.andWhere(conditions[state], { now: this.clock.now() });
    const found = (await query.getMany()).map((row) => this.toView(row));
    return cursors.page(found, limit, ({ invitedAt, id }) => ({ invitedAt, id }));
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
