import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { JsonValue, Person, PersonalRows } from '#shared/contracts';
import { Database } from '#shared/database';
import { FindsPseudonyms } from '#shared/personal-data';
import { person } from '../../domain/audit/telling.js';
import { AuditArchives } from './audit-archives.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { type AuditPerson, AuditPersons } from './audit-persons.js';
import { entryColumns } from './audit-reader.js';
import { unseal } from './person-seal.js';

const entriesAtOnce = 500;

const place = z.object({ organizationId: z.uuid(), seq: z.number() });
type Place = z.infer<typeof place>;

interface Found {
  readonly entries: readonly AuditEntryEntity[];
  /** Where to go on; absent when there is nothing more. */
  readonly next?: Place;
}

/** What audit trails say of somebody, archives included: what was done by and to them, and what is sealed with their key. */
@Injectable()
export class PersonEntries extends FindsPseudonyms {
  constructor(
    private readonly database: Database,
    private readonly persons: AuditPersons,
    private readonly archives: AuditArchives,
  ) {
    super();
  }

  override async count(_table: string, { userId }: Person): Promise<number> {
    let count = 0;
    for (const { organizationId, ...known } of await this.persons.trailsOf(userId)) {
      let from: Place | undefined = { organizationId, seq: 0 };
      while (from) {
        const found: Found = await this.after(from, known);
        count += found.entries.length;
        from = found.next;
      }
    }
    return count;
  }

  /** Trail after trail, each in its order. */
  override async page(
    _table: string,
    { userId }: Person,
    after: JsonValue | undefined,
  ): Promise<PersonalRows> {
    const from = after === undefined ? undefined : place.parse(after);
    const trails = await this.persons.trailsOf(userId);
    const [trail, next] = trails.filter((one) => !from || one.organizationId >= from.organizationId);
    if (!trail) return { rows: [] };
    const { organizationId } = trail;
    const seq = from?.organizationId === organizationId ? from.seq : 0;
    const found = await this.after({ organizationId, seq }, trail);
    const rows = found.entries.map((entry) => givenOf(entry, trail));
    const goesOn = found.next ?? (next && { organizationId: next.organizationId, seq: 0 });
    return { rows, ...(goesOn && { next: goesOn }) };
  }

  /** Of one part of the archive, or some of those that are in none yet. */
  private async after({ organizationId, seq }: Place, of: AuditPerson): Promise<Found> {
    const parts = await this.archives.list(organizationId);
    const part = parts.find(({ lastSeq, expiredAt }) => lastSeq > seq && !expiredAt);
    if (part) {
      const all = await this.archives.entriesOf(part);
      const entries = all.filter((entry) => entry.seq > seq && roles(entry, of).length > 0);
      return { entries, next: { organizationId, seq: part.lastSeq } };
    }
    const entries = await this.database.query<AuditEntryEntity>(
      `select ${entryColumns} from governance.audit_entry
        where organization_id = $1 and seq > $2 and (actor = $3::uuid or (subject_kind = '${person}' and subject_id = $3::text))
        order by seq limit ${entriesAtOnce}`,
      [organizationId, seq, of.pseudonym],
    );
    const last = entries.length === entriesAtOnce ? entries.at(-1) : undefined;
    return { entries, ...(last && { next: { organizationId, seq: last.seq } }) };
  }
}

const roles = ({ actor, subjectKind, subjectId }: AuditEntryEntity, { pseudonym }: AuditPerson): string[] => [
  ...(actor === pseudonym ? ['actor'] : []),
  ...(subjectKind === person && subjectId === pseudonym ? ['subject'] : []),
];

/** Not what it says of an organisation, and not who the others were. */
function givenOf(entry: AuditEntryEntity, of: AuditPerson): JsonValue {
  const namedAs = roles(entry, of);
  const { organizationId, seq, action, outcome, occurredAt, subjectKind, subjectId } = entry;
  const isThing = subjectKind !== null && subjectKind !== person;
  const { sealedOrigin, sealedDetails } = entry;
  const from = namedAs.includes('actor') && sealedOrigin && unseal(sealedOrigin, of.key);
  const said = namedAs.includes('subject') && sealedDetails && unseal(sealedDetails, of.key);
  return {
    ...{ organizationId, seq, action, outcome, occurredAt: occurredAt.toISOString(), namedAs },
    ...(isThing && { subject: { kind: subjectKind, id: subjectId } }),
    ...(from && { origin: from }),
    ...(said && { said }),
  };
}
