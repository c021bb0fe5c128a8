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
    const trails = await this.database.query<{ id: string }>(
      'select organization_id as id from governance.audit_chain where $1::uuid is null or organization_id = $1 order by 1',
      [order.organizationId ?? null],
    );
    const outcomes: RetentionOutcome[] = [];
    for (const { id: organizationId } of trails) {
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
      if (archived + removed > 0) outcomes.push({ organizationId, archived, removed });
    }
    return outcomes;
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
