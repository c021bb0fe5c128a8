import { Injectable } from '@nestjs/common';
import type { Meter } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { QuotaNearlyUsed } from '../contract/events.js';
import { newWarning, type Standing } from '../domain/admission.js';
import { periodFor, resetOf } from '../domain/period.js';
import { Plans } from '../infra/plans.js';
import { Accounts } from './accounts.js';

export interface Used {
  readonly organizationId: string;
  /** Absent where it is nobody's: a source. */
  readonly userId?: string;
  readonly meter: Meter;
  /** Less than 0 when something is gone. */
  readonly amount: number;
  /** The month. */
  readonly period: string;
}

export interface Locked {
  readonly organizationId: string;
  readonly meters: readonly Meter[];
  readonly period: string;
}

export interface Held {
  readonly organizationId: string;
  readonly meter: Meter;
  /** Of the request. */
  readonly correlationId: string;
}

export interface Item {
  readonly organizationId: string;
  readonly meter: 'sources' | 'seats' | 'storageBytes';
  readonly itemId: string;
}

/** The column of `user_usage`. */
const columnOf: Partial<Record<Meter, string>> = {
  questions: 'questions',
  rows: 'rows',
  apiCalls: 'api_calls',
};

/** What was used, as the events told it: the truth that limits are held against. */
@Injectable()
export class Ledger {
  constructor(
    private readonly accounts: Accounts,
    private readonly plans: Plans,
    private readonly outbox: Outbox,
  ) {}

  /** What is used, locked until the transaction ends: always in the same order, so that nobody waits in a circle. */
  async lock({ organizationId, meters, period }: Locked, tx: Transaction): Promise<Standing> {
    const sorted = [...meters].sort();
    const periods = sorted.map((meter) => periodFor(meter, period));
    const read = async () => {
      const rows: { meter: Meter; used: string }[] = await tx.query(
        `select meter, used from billing.usage_total
           join unnest($2::text[], $3::text[]) as asked (meter, period) using (meter, period)
          where organization_id = $1 order by meter for update of usage_total`,
        [organizationId, sorted, periods],
      );
      return new Map(rows.map(({ meter, used }) => [meter, Number(used)]));
    };
    const found = await read();
    if (found.size === sorted.length) return found;
    await tx.query(
      `insert into billing.usage_total (organization_id, meter, period)
       select $1, meter, period from unnest($2::text[], $3::text[]) as asked (meter, period) order by meter
       on conflict do nothing`,
      [organizationId, sorted, periods],
    );
    return read();
  }

  async add(used: Used, tx: Transaction): Promise<void> {
    const { organizationId, meter, amount } = used;
    const period = periodFor(meter, used.period);
    const [total]: { used: string; told: number }[] = await tx.query(
      `insert into billing.usage_total as total (organization_id, meter, period, used) values ($1, $2, $3, greatest($4, 0))
       on conflict (organization_id, meter, period) do update
          set used = greatest(total.used + $4, 0), told = case when $4 < 0 then 0 else total.told end
       returning used, told`,
      [organizationId, meter, period, amount],
    );
    if (used.userId !== undefined) await this.addToUser({ ...used, userId: used.userId }, tx);
    if (total) await this.warn(used, { used: Number(total.used), told: total.told }, tx);
  }

  /** Something is there: once, and not when its end was heard of already, unless it is a member, who may come back. */
  async addItem(item: Item & { readonly amount: number }, period: string, tx: Transaction): Promise<void> {
    const { organizationId, meter, itemId, amount } = item;
    const added: unknown[] = await tx.query(
      `insert into billing.counted_item as item (organization_id, meter, item_id, amount) values ($1, $2, $3, $4)
       on conflict (organization_id, meter, item_id) do update set removed = false, amount = $4
         where item.removed and item.meter = 'seats' returning 1`,
      [organizationId, meter, itemId, amount],
    );
    if (added.length > 0) await this.add({ organizationId, meter, amount, period }, tx);
  }

  async removeItem(item: Item, period: string, tx: Transaction): Promise<void> {
    const { organizationId, meter, itemId } = item;
    const [known]: { amount: string; removed: boolean }[] = await tx.query(
      `select amount, removed from billing.counted_item
        where organization_id = $1 and meter = $2 and item_id = $3 for update`,
      [organizationId, meter, itemId],
    );
    await tx.query(
      `insert into billing.counted_item (organization_id, meter, item_id, amount, removed) values ($1, $2, $3, 0, true)
       on conflict (organization_id, meter, item_id) do update set removed = true`,
      [organizationId, meter, itemId],
    );
    if (known && !known.removed)
      await this.add({ organizationId, meter, amount: -Number(known.amount), period }, tx);
  }

  /** What was held for the request is used by now: one of each request, as one id may be sent with many. */
  async settle({ organizationId, meter, correlationId }: Held, tx: Transaction): Promise<void> {
    await tx.query(
      `delete from billing.reservation where id = (
         select id from billing.reservation
          where organization_id = $1 and meter = $2 and correlation_id = $3 order by expires_at limit 1
            for update skip locked)`,
      [organizationId, meter, correlationId],
    );
  }

  private async addToUser(
    { organizationId, userId, meter, amount, period }: Used & { readonly userId: string },
    tx: Transaction,
  ): Promise<void> {
    const column = columnOf[meter];
    if (!column) return;
    await tx.query(
      `insert into billing.user_usage as own (organization_id, period, user_id, ${column}) values ($1, $2, $3, $4)
       on conflict (organization_id, period, user_id) do update set ${column} = own.${column} + $4`,
      [organizationId, period, userId, amount],
    );
  }

  private async warn(
    { organizationId, meter, period }: Used,
    { used, told }: { readonly used: number; readonly told: number },
    tx: Transaction,
  ): Promise<void> {
    const { plan } = await this.accounts.standing(organizationId, tx);
    const limit = this.plans.limitsOf(plan)[meter];
    const percent = newWarning(used, limit, told);
    if (percent === undefined || limit === null) return;
    await tx.query(
      'update billing.usage_total set told = $4 where organization_id = $1 and meter = $2 and period = $3',
      [organizationId, meter, periodFor(meter, period), percent],
    );
    const reset = resetOf(meter, period);
    await this.outbox.add(
      new QuotaNearlyUsed({ organizationId, plan, meter, percent, used, limit, ...reset }),
      tx,
    );
  }
}
