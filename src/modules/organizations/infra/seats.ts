import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Inquiries } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { FindSeatLimit } from '../contract/invitation-messages.js';

interface Seat {
  readonly organizationId: string;
  readonly most: number;
}

const membersOf = 'select count(*)::int as n from organizations.membership where organization_id = $1';
const invitedTo = `select count(*)::int as n from organizations.invitation where organization_id = $1 and email <> $2
  and accepted_at is null and revoked_at is null and expires_at > $3`;

async function countIn(tx: Transaction, sql: string, parameters: unknown[]): Promise<number> {
  const [row]: { n: number }[] = await tx.query(sql, parameters);
  return row?.n ?? 0;
}

/** How many members fit: what other modules, like one that bills, have said. */
@Injectable()
export class Seats {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly clock: Clock,
  ) {}

  /** Before the organisation is held: whoever answers may need time, or a connection. */
  async mostOf(organizationId: string): Promise<number> {
    const limits = await this.inquiries.ask(new FindSeatLimit({ organizationId }));
    return Math.min(Number.POSITIVE_INFINITY, ...limits.map(({ most }) => most));
  }

  /** While it is held, so that two at once do not both get the last seat. */
  async requireOne(seat: Seat, tx: Transaction): Promise<void> {
    if (!(await this.isOneFree(seat, tx))) throw errors.noSeat({ most: seat.most });
  }

  async isOneFree({ organizationId, most }: Seat, tx: Transaction): Promise<boolean> {
    return most === Number.POSITIVE_INFINITY || (await countIn(tx, membersOf, [organizationId])) < most;
  }

  /** For somebody who is invited: whoever else was invited is expected to come. */
  async requireOneMore(seat: Seat & { email: string }, tx: Transaction): Promise<void> {
    const { organizationId, most, email } = seat;
    if (most === Number.POSITIVE_INFINITY) return;
    const expected = await countIn(tx, invitedTo, [organizationId, email, this.clock.now()]);
    if ((await countIn(tx, membersOf, [organizationId])) + expected >= most) throw errors.noSeat({ most });
  }
}
