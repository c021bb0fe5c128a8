import { Injectable } from '@nestjs/common';
import { type Actor, publicOrganizationId } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { type Placed, SortedPages } from '#shared/pagination';
import type {
  ConsentPurposePage,
  ConsentPurposeView,
  ConsentScope,
  ConsentText,
  ConsentVersionView,
  ListConsentPurposes,
} from '../../contract/consent.js';
import { governanceErrors as errors } from '../../contract/errors.js';

interface Row extends ConsentText {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
  readonly version: number;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}

type VersionRow = Pick<Row, 'version' | 'title' | 'text' | 'publishedBy' | 'publishedAt'>;

/** A purpose, whose it is included. */
export interface KnownPurpose extends ConsentPurposeView {
  readonly organizationId: string;
}

export interface NewText extends ConsentText {
  readonly purposeId: string;
  readonly version: number;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}

type Asked = Omit<ListConsentPurposes['input'], 'actor'>;

const pages = new SortedPages(
  {
    name: { sql: 'lower(p.name)', type: 'text' },
    createdAt: { sql: 'p.created_at', type: 'timestamptz' },
  },
  'p.id',
);

const versionColumns = `v.version, v.title, v.text, v.published_by as "publishedBy", v.published_at as "publishedAt"`;
const columns = `p.id, p.organization_id as "organizationId", p.name, p.created_at as "createdAt",
  p.retired_at as "retiredAt", ${versionColumns}`;

/** With the version that holds now, which is the last one. */
const source = `governance.consent_purpose p join lateral (
  select * from governance.consent_version v where v.purpose_id = p.id order by v.version desc limit 1) v on true`;

/** Whose the purposes of a scope are, for somebody. */
export const ownerOf = (scope: ConsentScope, { organizationId }: Actor): string =>
  scope === 'installation' ? publicOrganizationId : organizationId;

@Injectable()
export class ConsentPurposes {
  constructor(private readonly database: Database) {}

  /** Of the actor's organisation or of the installation; held until the transaction ends, so that versions follow each other. */
  async hold(purposeId: string, { organizationId }: Actor, tx: Transaction): Promise<KnownPurpose> {
    const held: unknown[] = await tx.query(
      'select 1 from governance.consent_purpose where id = $1 and organization_id in ($2, $3) for update',
      [purposeId, organizationId, publicOrganizationId],
    );
    if (held.length === 0) throw errors.consentPurposeNotFound({ purposeId });
    const [row]: Row[] = await tx.query(`select ${columns} from ${source} where p.id = $1`, [purposeId]);
    return viewOf(row as Row);
  }

  async add(purpose: { id: string; organizationId: string; name: string; createdAt: Date }, tx: Transaction) {
    const { id, organizationId, name, createdAt } = purpose;
    const added: unknown[] = await tx.query(
      `insert into governance.consent_purpose (id, organization_id, name, created_at) values ($1, $2, $3, $4)
         on conflict (organization_id, name) do nothing returning 1`,
      [id, organizationId, name, createdAt],
    );
    if (added.length === 0) throw errors.consentNameTaken({ name });
  }

  async addVersion(of: NewText, tx: Transaction): Promise<void> {
    const { purposeId, version, title, text, publishedBy, publishedAt } = of;
    await tx.query(
      `insert into governance.consent_version (purpose_id, version, title, text, published_by, published_at)
         values ($1, $2, $3, $4, $5, $6)`,
      [purposeId, version, title, text, publishedBy, publishedAt],
    );
  }

  async retire(purposeId: string, by: { readonly userId: string; readonly at: Date }, tx: Transaction) {
    await tx.query('update governance.consent_purpose set retired_at = $2, retired_by = $3 where id = $1', [
      purposeId,
      by.at,
      by.userId,
    ]);
  }

  async versions(purposeId: string, organizationId: string): Promise<ConsentVersionView[]> {
    const rows = await this.database.query<VersionRow>(
      `select ${versionColumns} from governance.consent_purpose p
         join governance.consent_version v on v.purpose_id = p.id
        where p.id = $1 and p.organization_id in ($2, $3) order by v.version desc`,
      [purposeId, organizationId, publicOrganizationId],
    );
    if (rows.length === 0) throw errors.consentPurposeNotFound({ purposeId });
    return rows.map(versionOf);
  }

  async page(organizationId: string, asked: Asked): Promise<ConsentPurposePage> {
    const own = [organizationId, asked.search ?? null, asked.retired ?? null];
    const { place, after, order, parameters } = pages.sql(asked, own);
    const rows = await this.database.query<Row & Placed>(
      `select ${columns}, ${place} from ${source}
        where p.organization_id = $1
          and ($2::text is null or strpos(lower(p.name || ' ' || v.title), lower($2)) > 0)
          and ($3::boolean is null or (p.retired_at is not null) = $3) and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map((row) => publicViewOf(viewOf(row))), ...next };
  }
}

export const publicViewOf = ({ organizationId: _, ...purpose }: KnownPurpose): ConsentPurposeView => purpose;

const versionOf = ({ version, title, text, publishedBy, publishedAt }: VersionRow): ConsentVersionView => ({
  version,
  title,
  text,
  publishedBy,
  publishedAt: publishedAt.toISOString(),
});

const viewOf = (row: Row): KnownPurpose => ({
  id: row.id,
  organizationId: row.organizationId,
  scope: row.organizationId === publicOrganizationId ? 'installation' : 'organization',
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  ...(row.retiredAt && { retiredAt: row.retiredAt.toISOString() }),
  current: versionOf(row),
});
