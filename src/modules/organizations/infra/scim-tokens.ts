import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { authErrors } from '#shared/auth';
import { Clock, Ids } from '#shared/clock';
import { Database } from '#shared/database';
import { isInNetworks } from '#shared/networks';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { FromDirectory } from '../contract/scim-messages.js';
import type { NewScimTokenView, ScimTokenView } from '../contract/scim-views.js';
import type { AllowedNetwork } from '../contract/views.js';

/** Begins with a word of our own, so that scanners for leaked secrets find it. */
const start = 'scim_';
const shownLength = 12;
const mostTokens = 5;

interface Row {
  readonly id: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

interface Known {
  readonly id: string;
  readonly organizationId: string;
  readonly allowedNetworks: readonly AllowedNetwork[];
  readonly noted: boolean;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

const toView = ({ id, prefix, createdAt, lastUsedAt }: Row): ScimTokenView => ({
  id,
  prefix,
  createdAt: createdAt.toISOString(),
  ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
});

@Injectable()
export class ScimTokens {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Counted under a lock on the organisation, so that many at once are no more than allowed. */
  async create(organizationId: string): Promise<NewScimTokenView> {
    const token = `${start}${randomBytes(32).toString('base64url')}`;
    const row = { id: this.ids.next(), prefix: token.slice(0, shownLength), createdAt: this.clock.now() };
    await this.database.transaction(async (tx) => {
      await tx.query('select 1 from organizations.organization where id = $1 for update', [organizationId]);
      const rows: unknown[] = await tx.query(
        'select 1 from organizations.scim_token where organization_id = $1',
        [organizationId],
      );
      if (rows.length >= mostTokens) throw errors.tooManyScimTokens({ most: mostTokens });
      await tx.query(
        'insert into organizations.scim_token (id, organization_id, hash, prefix, created_at) values ($1, $2, $3, $4, $5)',
        [row.id, organizationId, hashOf(token), row.prefix, row.createdAt],
      );
    });
    return { ...toView({ ...row, lastUsedAt: null }), token };
  }

  async list(organizationId: string): Promise<ScimTokenView[]> {
    const rows = await this.database.query<Row>(
      `select id, prefix, created_at as "createdAt", last_used_at as "lastUsedAt" from organizations.scim_token
        where organization_id = $1 order by created_at, id`,
      [organizationId],
    );
    return rows.map(toView);
  }

  async revoke(organizationId: string, id: string): Promise<void> {
    const [rows] = await this.database.query<unknown[]>(
      'delete from organizations.scim_token where organization_id = $1 and id = $2 returning 1',
      [organizationId, id],
    );
    if ((rows?.length ?? 0) === 0) throw errors.scimTokenNotFound({ tokenId: id });
  }

  /** The organisation that it is of, if that is at work and open from there. Notes that it is used, once a minute at most. */
  async organizationOf({ token, address }: FromDirectory): Promise<string> {
    const now = this.clock.now();
    const [row] = await this.database.query<Known>(
      `select t.id, t.organization_id as "organizationId", o.allowed_networks as "allowedNetworks", coalesce(t.last_used_at > $2, false) as noted
         from organizations.scim_token t join organizations.organization o on o.id = t.organization_id
        where t.hash = $1 and o.deleted_at is null and o.suspended_at is null`,
      [hashOf(token), new Date(now.getTime() - 60_000)],
    );
    if (!row) throw errors.invalidScimToken();
    const networks = row.allowedNetworks.map(({ network }) => network);
    if (networks.length > 0 && !isInNetworks(address, networks))
      throw authErrors.networkNotAllowed({ address });
    if (!row.noted)
      await this.database.query('update organizations.scim_token set last_used_at = $2 where id = $1', [
        row.id,
        now,
      ]);
    return row.organizationId;
  }
}
