import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Meter } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import type { AppError } from '#shared/errors';
import { billingErrors } from '../contract/errors.js';
import type { Limits, PlanName, QuotaStateView, ReservedView } from '../contract/views.js';
import { type Claim, type Refused, type Standing, take } from '../domain/admission.js';
import { endOf, isMonthly, periodOf, resetOf } from '../domain/period.js';
import { BillingConfig } from '../infra/config.js';
import { Plans } from '../infra/plans.js';
import { Accounts } from './accounts.js';
import { Ledger, type Locked } from './ledger.js';

export interface Asked {
  readonly userId: string;
  readonly correlationId: string;
  readonly claims: readonly Claim[];
}

interface Waiting {
  readonly asked: Asked;
  readonly admitted: (view: ReservedView) => void;
  readonly refused: (error: unknown) => void;
}

interface Held {
  readonly id: string;
  readonly meter: Meter;
  readonly amount: number;
  readonly correlationId: string;
}

type Verdict = ReservedView | AppError;

const largestBatch = 200;

/**
 * Holds what requests are about to use, by group commit: while one transaction looks at an organisation, the requests that
 * arrive meanwhile wait for the next. The row of each meter is locked, so replicas take turns, and what is used and held
 * together never exceeds the limit (ADR 0120).
 */
@Injectable()
export class Allowances {
  private readonly queues = new Map<string, Waiting[]>();

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly plans: Plans,
    private readonly ledger: Ledger,
    private readonly config: BillingConfig,
    private readonly clock: Clock,
  ) {}

  reserve(organizationId: string, asked: Asked): Promise<ReservedView> {
    return new Promise((admitted, refused) => {
      const queue = this.queues.get(organizationId);
      const waiting = { asked, admitted, refused };
      if (queue) queue.push(waiting);
      else {
        this.queues.set(organizationId, [waiting]);
        void this.work(organizationId);
      }
    });
  }

  async release(ids: readonly string[]): Promise<void> {
    await this.database.query('delete from billing.reservation where id = any ($1)', [ids]);
  }

  private async work(organizationId: string): Promise<void> {
    const queue = this.queues.get(organizationId) ?? [];
    while (queue.length > 0) {
      // Lets the requests that are being worked on at this moment join.
      await new Promise(setImmediate);
      const batch = queue.splice(0, largestBatch);
      try {
        const verdicts = await this.judge(
          organizationId,
          batch.map(({ asked }) => asked),
        );
        for (const [index, { admitted, refused }] of batch.entries()) {
          const verdict = verdicts[index];
          if (verdict && 'states' in verdict) admitted(verdict);
          else refused(verdict);
        }
      } catch (error) {
        for (const { refused } of batch) refused(error);
      }
    }
    this.queues.delete(organizationId);
  }

  private judge(organizationId: string, batch: readonly Asked[]): Promise<Verdict[]> {
    const now = this.clock.now();
    const period = periodOf(now);
    return this.database.transaction(async (tx) => {
      const meters = [...new Set(batch.flatMap(({ claims }) => claims.map(({ meter }) => meter)))];
      const standing = await this.standing({ organizationId, meters, period }, tx);
      const { plan } = await this.accounts.standing(organizationId, tx);
      const terms = { plan, limits: this.plans.limitsOf(plan), now, period };
      const judged = batch.map((asked) => judgeOne(asked, standing, terms));
      await this.hold(
        organizationId,
        judged.flatMap(({ held }) => held),
        tx,
      );
      for (const [userId, amount] of callsOf(batch, judged))
        await this.ledger.add({ organizationId, userId, meter: 'apiCalls', amount, period }, tx);
      return judged.map(({ verdict }) => verdict);
    });
  }

  /** Locks what is used before it looks at what is held: whoever exchanges the one for the other takes the same lock. */
  private async standing(asked: Locked, tx: Transaction): Promise<Standing> {
    const { organizationId, meters } = asked;
    const used = await this.ledger.lock(asked, tx);
    const held: { meter: Meter; amount: string }[] = await tx.query(
      `select meter, sum(amount) as amount from billing.reservation
        where organization_id = $1 and meter = any ($2) and expires_at > clock_timestamp() group by meter`,
      [organizationId, meters],
    );
    for (const { meter, amount } of held) used.set(meter, (used.get(meter) ?? 0) + Number(amount));
    return used;
  }

  private async hold(organizationId: string, held: readonly Held[], tx: Transaction): Promise<void> {
    if (held.length === 0) return;
    await tx.query(
      `insert into billing.reservation (id, organization_id, meter, amount, correlation_id, expires_at)
       select id, $1, meter, amount, "correlationId", clock_timestamp() + $3 * interval '1 second'
         from json_to_recordset($2::json) as held (id uuid, meter text, amount bigint, "correlationId" text)`,
      [organizationId, JSON.stringify(held), this.config.reservationSeconds],
    );
  }
}

interface Terms {
  readonly plan: PlanName;
  readonly limits: Limits;
  readonly now: Date;
  readonly period: string;
}

interface Judged {
  readonly verdict: Verdict;
  readonly held: readonly Held[];
}

function judgeOne(asked: Asked, standing: Standing, terms: Terms): Judged {
  const refused = take(standing, asked.claims, terms.limits);
  if (refused) return { verdict: refusal(refused, terms), held: [] };
  const held = heldFor(asked);
  const states = asked.claims.flatMap(({ meter }): QuotaStateView[] => {
    const limit = terms.limits[meter];
    if (limit === null) return [];
    return [{ meter, used: standing.get(meter) ?? 0, limit, ...resetOf(meter, terms.period) }];
  });
  return { verdict: { reservationIds: held.map(({ id }) => id), states }, held };
}

function refusal(refused: Refused, { plan, period, now }: Terms): AppError {
  if (!isMonthly(refused.meter)) return billingErrors.limitReached({ plan, ...refused });
  const seconds = Math.ceil((endOf(period).getTime() - now.getTime()) / 1000);
  const reset = { ...resetOf(refused.meter, period), retryAfterSeconds: Math.max(seconds, 1) };
  return billingErrors.limitReached({ plan, ...refused, ...reset });
}

/** The calls that were let in, by user. */
function callsOf(batch: readonly Asked[], judged: readonly Judged[]): Map<string, number> {
  const calls = new Map<string, number>();
  for (const [index, { userId, claims }] of batch.entries()) {
    if (!('states' in (judged[index]?.verdict ?? {}))) continue;
    for (const { meter, amount } of claims)
      if (meter === 'apiCalls') calls.set(userId, (calls.get(userId) ?? 0) + amount);
  }
  return calls;
}

/** Calls are counted at once, and of rows nobody knows beforehand how many there will be. */
const heldFor = ({ claims, correlationId }: Asked): Held[] =>
  claims.flatMap(({ meter, amount }) =>
    meter === 'apiCalls' || amount === 0 ? [] : [{ id: randomUUID(), meter, amount, correlationId }],
  );
