import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, Not, Repository } from 'typeorm';
import { Database } from '#shared/database';
import type { DurationsView, QueryStatsView, QueryUsageView } from '../contract/index.js';
import { RunEntity } from './run.entity.js';
import { toRunView } from './run.repository.js';

const mostSlow = 10;
const mostGroups = 50;

const durations = `count(*)::integer as statements,
  (count(*) filter (where status = 'failed'))::integer as failed,
  (count(*) filter (where cached))::integer as cached,
  coalesce(percentile_cont(0.5) within group (order by execute_ms), 0) as "p50Ms",
  coalesce(percentile_cont(0.95) within group (order by execute_ms), 0) as "p95Ms",
  coalesce(percentile_cont(0.99) within group (order by execute_ms), 0) as "p99Ms"`;

/** Of those that had an answer. */
const ratioOf = ({ statements, failed, cached }: DurationsView): number =>
  statements === failed ? 0 : Math.round((1000 * cached) / (statements - failed)) / 1000;

const selected =
  'from queries.run where organization_id = $1 and started_at > $2 and not (data_source_id = any ($3::uuid[]))';

interface Told {
  readonly since: Date;
  /** Sources that are not for the one who asks: nothing that was run on them is told or counted. */
  readonly hidden: readonly string[];
}

/** How statements did, asked of the history. */
@Injectable()
export class RunStats {
  constructor(
    private readonly database: Database,
    @InjectRepository(RunEntity) private readonly rows: Repository<RunEntity>,
  ) {}

  async since(organizationId: string, { since, hidden }: Told): Promise<QueryStatsView> {
    const values = [organizationId, since, hidden];
    const by = <T>(column: string, name: string) =>
      this.database.query<DurationsView & T>(
        `select ${column} as "${name}", ${durations} ${selected}
          group by ${column} order by statements desc, ${column} limit ${mostGroups}`,
        values,
      );
    const [whole] = await this.database.query<DurationsView>(`select ${durations} ${selected}`, values);
    const slowest = await this.rows.find({
      where: { organizationId, startedAt: MoreThan(since), dataSourceId: Not(In(hidden)) },
      order: { executeMs: 'DESC' },
      take: mostSlow,
    });
    return {
      since: since.toISOString(),
      ...(whole as DurationsView),
      cacheHitRatio: ratioOf(whole as DurationsView),
      slowest: slowest.map(toRunView),
      bySource: await by<{ dataSourceId: string }>('data_source_id', 'dataSourceId'),
      byUser: await by<{ userId: string }>('user_id', 'userId'),
    };
  }

  async usageOf(organizationId: string, firstDay: string): Promise<QueryUsageView> {
    const sql = `select day::text, statements::float8, failed::float8, cached::float8, rows::float8, execute_ms as "executeMs"
                   from queries.usage where organization_id = $1 and day >= $2::date order by day`;
    return { days: await this.database.query(sql, [organizationId, firstDay]) };
  }
}
