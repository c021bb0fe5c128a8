import { Injectable } from '@nestjs/common';
import { Cache } from '#shared/cache';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { quotaTag } from '#shared/quotas';
import { PlanChanged } from '../contract/events.js';
import type { PlanName, SubscriptionView } from '../contract/views.js';
import { type Account, newAccount, standingOf } from '../domain/standing.js';
import { Plans } from '../infra/plans.js';

const columns = `
  organization_id as "organizationId", operator_plan as "operatorPlan", subscribed_plan as "subscribedPlan", state,
  current_period_end as "currentPeriodEnd", cancel_at_period_end as "cancelAtPeriodEnd",
  past_due_since as "pastDueSince", told_plan as "toldPlan"`;

interface Row extends Account {
  readonly toldPlan: PlanName | null;
}

/** Which plan an organisation is on. Who has no account is on the standard one. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly plans: Plans,
    private readonly cache: Cache,
    private readonly clock: Clock,
  ) {}

  async standing(organizationId: string, tx?: Transaction): Promise<SubscriptionView> {
    const sql = `select ${columns} from billing.account where organization_id = $1`;
    const rows: Row[] = tx
      ? await tx.query(sql, [organizationId])
      : await this.database.query<Row>(sql, [organizationId]);
    return this.judge(rows[0] ?? newAccount(organizationId));
  }

  async setOperatorPlan(organizationId: string, plan: PlanName | null): Promise<SubscriptionView> {
    return this.change(organizationId, (tx) =>
      tx.query('update billing.account set operator_plan = $2 where organization_id = $1', [
        organizationId,
        plan,
      ]),
    );
  }

  /** Announces another plan in the transaction that brings it about; afterwards nobody remembers the old one. */
  async change(
    organizationId: string,
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<SubscriptionView> {
    const view = await this.database.transaction(async (tx) => {
      const before = await this.hold(organizationId, tx);
      await work(tx);
      const after = await this.standing(organizationId, tx);
      const from = before.toldPlan ?? this.plans.rules.standard;
      if (from !== after.plan) await this.tell(after, from, tx);
      return after;
    });
    await this.cache.invalidateTags([quotaTag(organizationId)]);
    return view;
  }

  private async hold(organizationId: string, tx: Transaction): Promise<Row> {
    await tx.query('insert into billing.account (organization_id) values ($1) on conflict do nothing', [
      organizationId,
    ]);
    const sql = `select ${columns} from billing.account where organization_id = $1 for update`;
    const [row]: Row[] = await tx.query(sql, [organizationId]);
    if (!row) throw new Error(`The account of ${organizationId} vanished.`);
    return row;
  }

  private async tell(after: SubscriptionView, from: PlanName, tx: Transaction): Promise<void> {
    const { organizationId, plan: to, setBy: by } = after;
    await tx.query('update billing.account set told_plan = $2 where organization_id = $1', [
      organizationId,
      to,
    ]);
    await this.outbox.add(new PlanChanged({ organizationId, from, to, by }), tx);
  }

  private judge(account: Account): SubscriptionView {
    return standingOf(account, this.plans.rules, this.clock.now());
  }
}
