import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database } from '#shared/database';
import { type Page, SortedPages } from '#shared/pagination';
import type { ApiKeySelection, OrganizationApiKeyView } from '../contract/views.js';
import { type ApiKeyEntity, toApiKeyView } from './api-key.entity.js';

interface Asked extends ApiKeySelection {
  readonly userId?: string | undefined;
  readonly organizationId?: string | undefined;
}

interface Row extends ApiKeyEntity {
  readonly place: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
}

const pages = new SortedPages(
  {
    createdAt: { sql: 'k.created_at', type: 'timestamptz' },
    expiresAt: { sql: 'k.expires_at', type: 'timestamptz' },
    lastUsedAt: { sql: `coalesce(k.last_used_at, '-infinity')`, type: 'timestamptz' },
    name: { sql: 'lower(k.name)', type: 'text' },
  },
  'k.id',
);

const columns = `k.id, k.organization_id as "organizationId", k.name, k.prefix, k.scopes, k.requests_per_minute as "requestsPerMinute",
  k.second_factor as "secondFactor", k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt",
  k.account_id as "accountId", a.name as "ownerName", a.email as "ownerEmail"`;

/** API keys that were not revoked; those that have expired too, so that people see why they fail. */
@Injectable()
export class ApiKeyListing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(asked: Asked): Promise<Page<OrganizationApiKeyView>> {
    const { userId, organizationId, search, status } = asked;
    const own = [userId ?? null, organizationId ?? null, search ?? null, status ?? null, this.clock.now()];
    const { place, after, order, parameters } = pages.sql(asked, own);
    const rows = await this.database.query<Row>(
      `select ${columns}, ${place} from identity.api_key k join identity.account a on a.id = k.account_id
        where k.revoked_at is null and ($1::uuid is null or k.account_id = $1)
          and ($2::uuid is null or k.organization_id = $2)
          and ($3::text is null or strpos(lower(k.name), lower($3)) > 0)
          and ($4::text is null or (k.expires_at > $5) = ($4 = 'active')) and ${after} ${order}`,
      parameters,
    );
    const { items, ...next } = pages.page(rows, asked);
    return { items: items.map(toView), ...next };
  }
}

function toView(row: Row): OrganizationApiKeyView {
  const { accountId: id, ownerName: name, ownerEmail: email } = row;
  return { ...toApiKeyView(row), owner: { id, name, email } };
}
