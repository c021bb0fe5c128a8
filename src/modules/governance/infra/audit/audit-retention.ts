import { Injectable } from '@nestjs/common';
import type { RetentionOrder, RetentionOutcome } from '#shared/contracts';
import { Database } from '#shared/database';
import { AuditArchives } from './audit-archives.js';

/** Audit trails go into archives, and archives go: never an entry that is in none. */
@Injectable()
export class AuditRetention {
  constructor(
    private readonly database: Database,
    private readonly archives: AuditArchives,
  ) {}

  async apply(order: RetentionOrder): Promise<RetentionOutcome[]> {
    const trails = await this.database.query<{ id: string; closed: boolean }>(
      'select organization_id as id, closed_at is not null as closed from governance.audit_chain where $1::uuid is null or organization_id = $1 order by 1',
      [order.organizationId ?? null],
    );
    const outcomes: RetentionOutcome[] = [];
    for (const { id: organizationId, closed } of trails) {
      const moments = order.exceptions.find((one) => one.organizationId === organizationId) ?? order;
      const removeBefore = new Date(moments.removeBefore);
      // What is to go is archived before: it leaves the table in no other way.
      const archiveBefore = new Date(
        Math.max(Date.parse(moments.archiveBefore ?? moments.removeBefore), removeBefore.getTime()),
      );
      const [archived, removed] = order.dryRun
        ? await this.count(organizationId, { archiveBefore, removeBefore })
        : [
            await this.archives.archive(organizationId, archiveBefore),
            await this.archives.expire(organizationId, removeBefore),
          ];
      // Nobody is left to be told of it.
      if (closed && !order.dryRun) await this.forgetEnded(organizationId);
      else if (archived + removed > 0) outcomes.push({ organizationId, archived, removed });
    }
    return outcomes;
  }

  /** Of a deleted organisation whose last entry has gone: neither whom it meant nor where it ended is of use to anybody. */
  private async forgetEnded(organizationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [ended] = await tx.query(
        `select from governance.audit_chain c where organization_id = $1
            and not exists (select from governance.audit_entry e where e.organization_id = c.organization_id)
            and not exists (select from governance.audit_archive a where a.organization_id = c.organization_id and expired_at is null)
          for update`,
        [organizationId],
      );
      if (!ended) return;
      for (const table of ['audit_archive', 'audit_person', 'audit_chain'])
        await tx.query(`delete from governance.${table} where organization_id = $1`, [organizationId]);
    });
  }

  private async count(
    organizationId: string,
    { archiveBefore, removeBefore }: { readonly archiveBefore: Date; readonly removeBefore: Date },
  ): Promise<[number, number]> {
    const [row] = await this.database.query<{ archived: number; removed: number }>(
      `select (select count(*)::float8 from governance.audit_entry where organization_id = $1 and recorded_at < $2) as archived,
              (select coalesce(sum(last_seq - first_seq + 1), 0)::float8 from governance.audit_archive
                where organization_id = $1 and last_at < $3 and expired_at is null) as removed`,
      [organizationId, archiveBefore, removeBefore],
    );
    return [row?.archived ?? 0, row?.removed ?? 0];
  }
}
