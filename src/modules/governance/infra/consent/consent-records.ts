import { Injectable } from '@nestjs/common';
import { type Actor, type Client, publicOrganizationId } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import type {
  ConsentDecision,
  ConsentRecordPage,
  ConsentRecordView,
  ConsentView,
  ListConsentRecords,
} from '../../contract/consent.js';
import { consentState } from '../../domain/consent/consent-state.js';

interface StateRow {
  readonly purposeId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
  readonly retired: boolean;
  readonly decision: ConsentDecision | null;
  readonly decidedVersion: number | null;
  readonly recordedAt: Date | null;
}

interface RecordRow extends Placed {
  readonly purposeId: string;
  readonly name: string;
  readonly version: number;
  readonly userId: string;
  readonly decision: ConsentDecision;
  readonly recordedAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export interface NewConsentRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly purposeId: string;
  readonly version: number;
  readonly userId: string;
  readonly decision: ConsentDecision;
  readonly recordedAt: Date;
  readonly client: Client | undefined;
}

type Asked = Omit<ListConsentRecords['input'], 'actor'>;

const pages = new SortedPages(
  {
    recordedAt: { sql: 'r.recorded_at', type: 'timestamptz' },
    version: { sql: 'r.version', type: 'bigint' },
  },
  'r.id',
);

/** The last version of every purpose that somebody is asked about, and the last record; $1 is the person. */
const states = `
  select p.id as "purposeId", p.organization_id as "organizationId", p.name, v.title, v.text, v.version,
         p.retired_at is not null as retired, r.decision, r.version as "decidedVersion", r.recorded_at as "recordedAt"
    from governance.consent_purpose p
    join lateral (select * from governance.consent_version v where v.purpose_id = p.id
                   order by v.version desc limit 1) v on true
    left join lateral (select * from governance.consent_record r where r.user_id = $1 and r.purpose_id = p.id
                        order by r.seq desc limit 1) r on true
   where p.organization_id in ($2, $3)`;

@Injectable()
export class ConsentRecords {
  constructor(private readonly database: Database) {}

  /** What somebody is asked; what is asked of nobody any more, as long as the person's consent still holds. */
  async statesOf({ userId, organizationId }: Actor): Promise<ConsentView[]> {
    const rows = await this.database.query<StateRow>(
      `${states} and (p.retired_at is null or r.decision = 'given') order by lower(p.name), p.id`,
      [userId, organizationId, publicOrganizationId],
    );
    return rows.map(stateOf);
  }

  async stateOf(purposeId: string, { userId, organizationId }: Actor, tx: Transaction): Promise<ConsentView> {
    const [row]: StateRow[] = await tx.query(`${states} and p.id = $4`, [
      userId,
      organizationId,
      publicOrganizationId,
      purposeId,
    ]);
    return stateOf(row as StateRow);
  }

  async add(record: NewConsentRecord, tx: Transaction): Promise<void> {
    const { id, organizationId, purposeId, version, userId, decision, recordedAt, client } = record;
    await tx.query(
      `insert into governance.consent_record
         (id, organization_id, purpose_id, version, user_id, decision, recorded_at, address, user_agent)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, organizationId, purposeId, version, userId, decision, recordedAt],
        ...[client?.address || null, client?.userAgent || null],
      ],
    );
  }

  async page(organizationId: string, asked: Asked): Promise<ConsentRecordPage> {
    const { purposeId, version, userId, decision, from, to, latest } = asked;
    const own = [organizationId, purposeId, version, userId, decision, from, to, latest].map(
      (value) => value ?? null,
    );
    const { place, after, order, parameters } = pages.sql(asked, own);
    const rows = await this.database.query<RecordRow>(
      `select r.id, r.purpose_id as "purposeId", p.name, r.version, r.user_id as "userId", r.decision,
              r.recorded_at as "recordedAt", r.address, r.user_agent as "userAgent", ${place}
         from governance.consent_record r join governance.consent_purpose p on p.id = r.purpose_id
        where r.organization_id = $1 and ($2::uuid is null or r.purpose_id = $2)
          and ($3::integer is null or r.version = $3) and ($4::uuid is null or r.user_id = $4)
          and ($5::text is null or r.decision = $5) and ($6::timestamptz is null or r.recorded_at >= $6)
          and ($7::timestamptz is null or r.recorded_at < $7)
          and ($8::boolean is not true or not exists (select from governance.consent_record l
                where l.user_id = r.user_id and l.purpose_id = r.purpose_id and l.seq > r.seq))
          and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(recordOf), ...next };
  }
}

function stateOf({ organizationId, decision, decidedVersion, recordedAt, ...row }: StateRow): ConsentView {
  const decided =
    decision && decidedVersion && recordedAt
      ? { decision, version: decidedVersion, recordedAt: recordedAt.toISOString() }
      : undefined;
  return {
    ...row,
    scope: organizationId === publicOrganizationId ? 'installation' : 'organization',
    state: consentState(row.version, decided),
    ...(decided && { decided }),
  };
}

const recordOf = ({ place: _, recordedAt, address, userAgent, ...row }: RecordRow): ConsentRecordView => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
  ...(address && { address }),
  ...(userAgent && { userAgent }),
});
