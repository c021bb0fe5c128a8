import { Injectable } from '@nestjs/common';
import { nextMoment } from '#shared/cron';
import { Database, type Transaction } from '#shared/database';
import { governanceErrors as errors } from '../../contract/errors.js';
import type { QualityScheduleView } from '../../contract/quality/index.js';
import type { OwnedSource } from './quality-rules.js';

interface Row extends OwnedSource {
  readonly cron: string;
  readonly nextRunAt: Date;
}

function nextRun(cron: string, after: Date): Date {
  const next = nextMoment(cron, after);
  if (!next) throw errors.noQualitySchedule({ cron });
  return next;
}

@Injectable()
export class QualitySchedules {
  constructor(private readonly database: Database) {}

  async of({ organizationId, dataSourceId }: OwnedSource): Promise<QualityScheduleView | undefined> {
    const [row] = await this.database.query<Row>(
      `select cron, next_run_at as "nextRunAt" from governance.quality_schedule
        where organization_id = $1 and data_source_id = $2`,
      [organizationId, dataSourceId],
    );
    return row && { cron: row.cron, nextRunAt: row.nextRunAt.toISOString() };
  }

  async set(
    { organizationId, dataSourceId }: OwnedSource,
    said: { readonly cron: string | undefined; readonly userId: string; readonly at: Date },
    tx: Transaction,
  ): Promise<void> {
    const { cron, userId, at } = said;
    if (cron === undefined)
      await tx.query(
        'delete from governance.quality_schedule where organization_id = $1 and data_source_id = $2',
        [organizationId, dataSourceId],
      );
    else
      await tx.query(
        `insert into governance.quality_schedule
           (organization_id, data_source_id, cron, next_run_at, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (organization_id, data_source_id) do update set cron = excluded.cron,
             next_run_at = excluded.next_run_at, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [organizationId, dataSourceId, cron, nextRun(cron, at), userId, at],
      );
  }

  /** Those with rules whose moment has come; each is told once. Moments that were missed are one. */
  async takeDue(now: Date): Promise<OwnedSource[]> {
    return await this.database.transaction(async (tx) => {
      const due: Row[] = await tx.query(
        `select organization_id as "organizationId", data_source_id as "dataSourceId", cron
           from governance.quality_schedule s where next_run_at <= $1 and exists (
             select from governance.quality_rule r where r.enabled and r.organization_id = s.organization_id
                and r.data_source_id = s.data_source_id) for update skip locked`,
        [now],
      );
      for (const { organizationId, dataSourceId, cron } of due)
        await tx.query(
          `update governance.quality_schedule set next_run_at = $3
            where organization_id = $1 and data_source_id = $2`,
          [organizationId, dataSourceId, nextRun(cron, now)],
        );
      return due;
    });
  }
}
