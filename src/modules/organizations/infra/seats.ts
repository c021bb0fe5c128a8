import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { Inquiries } from '#shared/messaging';
import { organizationsErrors as errors } from '../contract/errors.js';
import { FindSeatLimit } from '../contract/invitation-messages.js';

/** How many members fit: what other modules, like one that bills, have said. */
@Injectable()
export class Seats {
  constructor(private readonly inquiries: Inquiries) {}

  /** Before the organisation is held: whoever answers may need time, or a connection. */
  async mostOf(organizationId: string): Promise<number> {
    const limits = await this.inquiries.ask(new FindSeatLimit({ organizationId }));
    return Math.min(Number.POSITIVE_INFINITY, ...limits.map(({ most }) => most));
  }

  /** While it is held, so that two at once do not both get the last seat. */
  async requireOne(seat: { organizationId: string; most: number }, tx: Transaction): Promise<void> {
    const { organizationId, most } = seat;
    if (most === Number.POSITIVE_INFINITY) return;
    const [row]: { n: string }[] = await tx.query(
      `select count(*) as n from organizations.membership where organization_id = $1`,
      [organizationId],
    );
    if (Number(row?.n ?? 0) >= most) throw errors.noSeat({ most });
  }
}
