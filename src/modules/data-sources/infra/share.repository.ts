import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import type { ShareView, SharingView, SourceAccess } from '../contract/sharing.js';

/** Somebody, with what a source may be shared with instead: the organisation, and the teams. */
export interface Party {
  readonly actor: Actor;
  readonly subjectIds: readonly string[];
}

interface Row {
  readonly kind: ShareView['with'];
  readonly id: string;
  readonly access: SourceAccess;
}

@Injectable()
export class ShareRepository {
  constructor(private readonly database: Database) {}

  /** The highest of those that somebody has. */
  async accessOf(dataSourceId: string, { actor, subjectIds }: Party): Promise<SourceAccess | undefined> {
    const [row] = await this.database.query<{ access: SourceAccess }>(
      `select access from (
         select 'manage' as access from data_sources.data_source where id = $1 and created_by = $2
         union all
         select access from data_sources.share where data_source_id = $1 and subject_id = any($3::uuid[])) found
        order by array_position(array['manage', 'ask', 'see'], access) limit 1`,
      [dataSourceId, actor.userId, subjectIds],
    );
    return row?.access;
  }

  /** Restricted sources of the organisation that somebody has none of these rights over. */
  async without(accesses: readonly SourceAccess[], { actor, subjectIds }: Party): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select d.id from data_sources.data_source d
        where d.organization_id = $1 and d.restricted and d.created_by <> $2
          and not exists (select 1 from data_sources.share s
            where s.data_source_id = d.id and s.subject_id = any($3::uuid[]) and s.access = any($4))`,
      [actor.organizationId, actor.userId, subjectIds, accesses],
    );
    return rows.map(({ id }) => id);
  }

  async anyRestricted(organizationId: string): Promise<boolean> {
    const [row] = await this.database.query(
      'select 1 from data_sources.data_source where organization_id = $1 and restricted limit 1',
      [organizationId],
    );
    return row !== undefined;
  }

  async sharingOf(dataSourceId: string): Promise<SharingView> {
    const [source] = await this.database.query<{ restricted: boolean }>(
      'select restricted from data_sources.data_source where id = $1',
      [dataSourceId],
    );
    const rows = await this.database.query<Row>(
      `select subject_kind as kind, subject_id as id, access from data_sources.share
        where data_source_id = $1 order by subject_kind, subject_id`,
      [dataSourceId],
    );
    const shares = rows.map(
      ({ kind, id, access }): ShareView =>
        kind === 'organization' ? { with: kind, access } : { with: kind, id, access },
    );
    return { restricted: source?.restricted ?? false, shares };
  }

  async replace(
    { id, organizationId }: { readonly id: string; readonly organizationId: string },
    { restricted, shares }: SharingView,
    tx: Transaction,
  ): Promise<void> {
    await tx.query('update data_sources.data_source set restricted = $2 where id = $1', [id, restricted]);
    await tx.query('delete from data_sources.share where data_source_id = $1', [id]);
    for (const share of shares)
      await tx.query(
        `insert into data_sources.share (data_source_id, subject_kind, subject_id, access) values ($1, $2, $3, $4)`,
        [id, share.with, share.with === 'organization' ? organizationId : share.id, share.access],
      );
  }

  /** What was shared with a member goes with the membership: who comes back begins anew. */
  async forgetMember(organizationId: string, userId: string, tx: Transaction): Promise<void> {
    await tx.query(
      `delete from data_sources.share s using data_sources.data_source d
        where d.id = s.data_source_id and d.organization_id = $1 and s.subject_id = $2`,
      [organizationId, userId],
    );
  }
}
