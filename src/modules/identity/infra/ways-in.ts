import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { OAuthProviders } from './oauth/oauth-providers.js';

/** What opens an account: its password, its passkeys, and the identities that are linked with it. */
@Injectable()
export class WaysIn {
  constructor(private readonly providers: OAuthProviders) {}

  /**
   * Before one is taken away, and until the transaction ends: of two who each remove one of two, one is refused.
   */
  async hold(accountId: string, tx: Transaction): Promise<void> {
    await tx.query('select 1 from identity.account where id = $1 for update', [accountId]);
  }

  /** After one was taken away. A provider that is set no more opens nothing. */
  async requireOneLeft(accountId: string, tx: Transaction): Promise<void> {
    const [left]: unknown[] = await tx.query(
      `select 1 from identity.account where id = $1 and password_hash is not null
        union all select 1 from identity.passkey where account_id = $1
        union all select 1 from identity.linked_identity where account_id = $1 and issuer = any($2) limit 1`,
      [accountId, this.providers.all.map(({ issuer }) => issuer)],
    );
    if (!left) throw errors.lastWayIn();
  }
}
