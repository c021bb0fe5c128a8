import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '#shared/database';
import { Cursors, paginationErrors } from '#shared/pagination';
import {
  type AuditEntryView,
  type AuditPageView,
  auditSorts,
  type ListAuditEntries,
} from '../../contract/audit-messages.js';
import { person } from '../../domain/audit/telling.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { type AuditPerson, AuditPersons } from './audit-persons.js';
import { unseal } from './person-seal.js';

type Wanted = Omit<ListAuditEntries['input'], 'actor'> & { readonly organizationId: string };

const columnOf = { recordedAt: 'seq', occurredAt: 'occurred_at' } as const;

const cursors = new Cursors(
  z.object({
    sort: z.enum(auditSorts),
    order: z.enum(['asc', 'desc']),
    seq: z.int().min(1),
    occurredAt: z.iso.datetime(),
  }),
);

/** A user by id, or anybody by pseudonym. */
const isPerson = (column: string, place: string) =>
  `(${column} = ${place} or ${column} in (select pseudonym::text from governance.audit_person
     where organization_id = $1 and user_id::text = ${place}))`;

const conditions = `organization_id = $1
  and ($2::text is null or action = $2 or (right($2, 1) = '.' and starts_with(action, $2)))
  and ($3::text is null or outcome = $3)
  and ($4::text is null or ${isPerson('actor::text', '$4')})
  and ($5::text is null or subject_kind = $5)
  and ($6::text is null or ${isPerson('subject_id', '$6')})
  and ($7::text is null or correlation_id = $7)
  and ($8::timestamptz is null or occurred_at >= $8)
  and ($9::timestamptz is null or occurred_at < $9)
  and ($10::bigint is null or seq <= $10)`;

export const entryColumns = `organization_id as "organizationId", seq::float8 as seq, event_id as "eventId", part, action, outcome,
  occurred_at as "occurredAt", recorded_at as "recordedAt", correlation_id as "correlationId", actor,
  subject_kind as "subjectKind", subject_id as "subjectId", details, sealed_origin as "sealedOrigin",
  sealed_details as "sealedDetails", previous_hash as "previousHash", hash`;

/** The trail as admins see it. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly database: Database,
    private readonly persons: AuditPersons,
  ) {}

  /** A cursor belongs to the order that it was made in. */
  async page(wanted: Wanted): Promise<AuditPageView> {
    const { organizationId, sort = 'recordedAt', order = 'desc', limit, cursor } = wanted;
    const after = cursors.read(cursor);
    if (after && (after.sort !== sort || after.order !== order)) throw paginationErrors.badCursor();
    const column = columnOf[sort];
    const beyond = order === 'asc' ? '>' : '<';
    const rows = await this.database.query<AuditEntryEntity>(
      `select ${entryColumns} from governance.audit_entry
        where ${conditions}
          and ($11::bigint is null or (${column}, seq) ${beyond} (${sort === 'occurredAt' ? '$12::timestamptz' : '$11'}, $11))
        order by ${column} ${order}, seq ${order} limit ${limit + 1}`,
      [
        ...valuesOf(wanted),
        after?.seq ?? null,
        ...(sort === 'occurredAt' ? [after?.occurredAt ?? null] : []),
      ],
    );
    const items = await this.views(organizationId, rows);
    return cursors.page(items, limit, ({ seq, occurredAt }) => ({ sort, order, seq, occurredAt }));
  }

  async views(organizationId: string, rows: readonly AuditEntryEntity[]): Promise<AuditEntryView[]> {
    const people = rows.flatMap(({ actor, subjectKind, subjectId }) =>
      subjectKind === person && subjectId ? [actor, subjectId] : [actor],
    );
    const known = await this.persons.known(organizationId, people);
    return rows.map((row) => viewOf(row, known));
  }
}

const valuesOf = (wanted: Wanted) =>
  [
    wanted.organizationId,
    wanted.action,
    wanted.outcome,
    wanted.actorId,
    wanted.subjectKind,
    wanted.subjectId,
    wanted.correlationId,
    wanted.from,
    wanted.to,
    wanted.upTo,
  ].map((value) => value ?? null);

function viewOf(row: AuditEntryEntity, known: ReadonlyMap<string, AuditPerson>): AuditEntryView {
  const { actor: pseudonym, subjectKind, subjectId } = row;
  const actor = known.get(pseudonym);
  const about = subjectKind === person ? known.get(subjectId ?? '') : undefined;
  const { address, userAgent, ...words } =
    (actor && row.sealedOrigin && unseal(row.sealedOrigin, actor.key)) || {};
  const sealed = about && row.sealedDetails && unseal(row.sealedDetails, about.key);
  const details = (row.details as AuditEntryView['details'] | null) ?? sealed;
  return {
    seq: row.seq,
    eventId: row.eventId,
    action: row.action,
    outcome: row.outcome,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    correlationId: row.correlationId,
    actor: { pseudonym, ...(actor && { id: actor.userId }) },
    ...(subjectKind && { subject: { kind: subjectKind, id: about?.userId ?? subjectId ?? '' } }),
    ...(typeof address === 'string' && { address }),
    ...(typeof userAgent === 'string' && { userAgent }),
    ...(Object.keys(words).length > 0 && { words }),
    ...(details && { details }),
    hash: row.hash.toString('hex'),
  };
}
