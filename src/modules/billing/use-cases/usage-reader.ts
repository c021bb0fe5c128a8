import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#shared/clock';
import { type Meter, meters } from '#shared/contracts';
import { Database } from '#shared/database';
import { Cursors, type PageRequest } from '#shared/pagination';
import type {
  Limits,
  MeterView,
  MyUsageView,
  UsageView,
  UsersUsageView,
  UserUsageView,
} from '../contract/views.js';
import { isWarning } from '../domain/admission.js';
import { always, periodOf, resetOf } from '../domain/period.js';
import { Plans } from '../infra/plans.js';
import { Accounts } from './accounts.js';

interface Row {
  readonly userId: string;
  readonly questions: string;
  readonly rows: string;
  readonly apiCalls: string;
}

const columns = `user_id as "userId", questions, rows, api_calls as "apiCalls"`;
const cursors = new Cursors(z.object({ questions: z.number().int(), userId: z.uuid() }));

const toView = ({ userId, questions, rows, apiCalls }: Row): UserUsageView => ({
  userId,
  questions: Number(questions),
  rows: Number(rows),
  apiCalls: Number(apiCalls),
});

/** What was used, for people. */
@Injectable()
export class UsageReader {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly plans: Plans,
    private readonly clock: Clock,
  ) {}

  async of(organizationId: string, asked: string | undefined): Promise<UsageView> {
    const now = periodOf(this.clock.now());
    const period = asked ?? now;
    const { plan } = await this.accounts.standing(organizationId);
    const limits = this.plans.limitsOf(plan);
    const rows = await this.database.query<{ meter: Meter; used: string; held: string }>(
      `select meter, coalesce(max(used), 0) as used, coalesce(max(held), 0) as held from (
         select meter, used, null::numeric as held from billing.usage_total
          where organization_id = $1 and period in ($2, $3)
         union all
         select meter, null, sum(amount) from billing.reservation
          where organization_id = $1 and expires_at > clock_timestamp() and $4 group by meter
       ) as both_of_them group by meter`,
      [organizationId, period, always, period === now],
    );
    const known = new Map(
      rows.map(({ meter, used, held }) => [meter, { used: Number(used), held: Number(held) }]),
    );
    const none = { used: 0, held: 0 };
    return {
      organizationId,
      plan,
      period,
      meters: meters.map((meter) => viewOf(meter, known.get(meter) ?? none, { limits, period })),
    };
  }

  async ofUser(organizationId: string, userId: string, asked: string | undefined): Promise<MyUsageView> {
    const period = asked ?? periodOf(this.clock.now());
    const [row] = await this.database.query<Row>(
      `select ${columns} from billing.user_usage where organization_id = $1 and period = $2 and user_id = $3`,
      [organizationId, period, userId],
    );
    const none = { userId, questions: 0, rows: 0, apiCalls: 0 };
    return { organizationId, period, ...(row ? toView(row) : none) };
  }

  /** Who asked most first. */
  async ofUsers(
    organizationId: string,
    asked: string | undefined,
    { limit, cursor }: PageRequest,
  ): Promise<UsersUsageView> {
    const period = asked ?? periodOf(this.clock.now());
    const after = cursors.read(cursor);
    const rows = await this.database.query<Row>(
      `select ${columns} from billing.user_usage
        where organization_id = $1 and period = $2
          and ($4::bigint is null or (-questions, user_id) > (-$4::bigint, $5::uuid))
        order by -questions, user_id limit $3`,
      [organizationId, period, limit + 1, after?.questions ?? null, after?.userId ?? null],
    );
    const keyOf = ({ questions, userId }: UserUsageView) => ({ questions, userId });
    return { period, ...cursors.page(rows.map(toView), limit, keyOf) };
  }
}

function viewOf(
  meter: Meter,
  { used, held }: { readonly used: number; readonly held: number },
  { limits, period }: { readonly limits: Limits; readonly period: string },
): MeterView {
  const limit = limits[meter];
  const remaining = limit === null ? null : Math.max(limit - used - held, 0);
  return { meter, used, held, limit, remaining, warning: isWarning(used, limit), ...resetOf(meter, period) };
}
