import { Injectable } from '@nestjs/common';
import { Database } from '#shared/database';
import { AppError } from '#shared/errors';
import type { AuditVerificationView, VerifyAuditTrail } from '../../contract/audit-checks.js';
import { person } from '../../domain/audit/telling.js';
import { type AuditArchive, AuditArchives } from './audit-archives.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { entryColumns } from './audit-reader.js';
import { personForgotten } from './audit-trail.js';
import { ChainWalk } from './chain-walk.js';

const entriesAtOnce = 2000;

interface End {
  readonly seq: number;
  readonly hash: Buffer;
}

/** Reads a whole trail again, from the archives to the last entry. */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly database: Database,
    private readonly archives: AuditArchives,
  ) {}

  async verify(
    organizationId: string,
    earlier?: VerifyAuditTrail['input']['earlier'],
  ): Promise<AuditVerificationView> {
    const walk = new ChainWalk(organizationId);
    const known = await this.endOf(organizationId);
    let found = earlier === undefined;
    const meet = (entry: AuditEntryEntity) => {
      walk.entry(entry);
      found ||= entry.seq === earlier?.seq && entry.hash.toString('hex') === earlier.hash;
    };
    for (const part of await this.archives.list(organizationId)) await this.walkPart(walk, part, meet);
    for await (const entry of this.entries(organizationId, known.seq)) meet(entry);
    walk.finish(known);
    if (earlier && !found) walk.note('unlinked', { seq: earlier.seq });
    await this.checkPersons(organizationId, walk);
    return {
      organizationId,
      intact: walk.problems.length === 0,
      entries: walk.entries,
      end: { seq: known.seq, hash: known.hash.toString('hex') },
      problems: walk.problems,
    };
  }

  private async walkPart(
    walk: ChainWalk,
    part: AuditArchive,
    meet: (entry: AuditEntryEntity) => void,
  ): Promise<void> {
    if (part.expiredAt) {
      walk.gone(part);
      return;
    }
    const entries = await this.archives.entriesOf(part).catch((error) => {
      if (error instanceof AppError && error.kind === 'unavailable') throw error;
      return undefined;
    });
    if (entries) for (const entry of entries) meet(entry);
    else {
      walk.note('archive', { seq: part.firstSeq, until: part.lastSeq });
      walk.gone(part);
    }
  }

  private async endOf(organizationId: string): Promise<End> {
    const [end] = await this.database.query<End>(
      'select length::float8 as seq, hash from governance.audit_chain where organization_id = $1',
      [organizationId],
    );
    return end ?? new ChainWalk(organizationId).end;
  }

  /** Up to the end that is known: what is appended meanwhile is looked at next time. */
  private async *entries(organizationId: string, upTo: number): AsyncIterable<AuditEntryEntity> {
    let after = 0;
    for (;;) {
      const rows = await this.database.query<AuditEntryEntity>(
        `select ${entryColumns} from governance.audit_entry
          where organization_id = $1 and seq > $2 and seq <= $3 order by seq limit ${entriesAtOnce}`,
        [organizationId, after, upTo],
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < entriesAtOnce) return;
      after = last.seq;
    }
  }

  /** Somebody is known by every pseudonym, or was forgotten, and then the trail says so. */
  private async checkPersons(organizationId: string, walk: ChainWalk): Promise<void> {
    const strangers = await this.database.query<{ seq: number }>(
      `select min(seq)::float8 as seq from (
         select seq, actor::text as pseudonym from governance.audit_entry where organization_id = $1
         union all
         select seq, subject_id from governance.audit_entry where organization_id = $1 and subject_kind = '${person}'
       ) as named
       left join governance.audit_person as p
         on p.organization_id = $1 and p.pseudonym::text = named.pseudonym
       where p.pseudonym is null or (p.user_id is null and not exists (
         select from governance.audit_entry as told where told.organization_id = $1
            and told.action = '${personForgotten}' and told.subject_id = named.pseudonym)
         and not exists (select from governance.audit_archive where organization_id = $1 and last_at >= p.erased_at - interval '1 minute'))
       group by named.pseudonym order by 1 limit 10`,
      [organizationId],
    );
    for (const { seq } of strangers) walk.note('person', { seq });
  }
}
