import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import type { Assertion } from './saml-assertion.js';

export const samlVisitMinutes = 10;
export const samlCodeSeconds = 120;
/** Clocks differ: an assertion is remembered somewhat longer than it is good. */
const rememberedLongerMs = 10 * 60_000;

interface Visit {
  readonly organizationId: string;
  readonly returnTo: string | null;
  /** Of somebody who links. */
  readonly accountId: string | null;
}

export interface ReturnedVisit extends Visit {
  readonly browserHash: Buffer | null;
}

interface Code {
  readonly accountId: string;
  readonly browserHash: Buffer | null;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** What is on its way between this server, browsers and providers: each of it is good once, for all replicas. */
@Injectable()
export class SamlVisits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers the ID of the request: an XML name, so it begins with no digit. */
  async begin({ organizationId, returnTo, accountId }: Visit, browser: string): Promise<string> {
    const id = `_${randomBytes(32).toString('hex')}`;
    await this.database.query(
      `insert into identity.saml_request (hash, organization_id, browser_hash, return_to, account_id, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
      [sha256(id), organizationId, sha256(browser), returnTo, accountId, this.in(samlVisitMinutes * 60)],
    );
    return id;
  }

  /** The visit that an assertion answers. Of many answers to one, for one. */
  async end(organizationId: string, requestId: string): Promise<ReturnedVisit> {
    const [rows] = await this.database.query<ReturnedVisit[]>(
      `delete from identity.saml_request where hash = $1 and organization_id = $2 and expires_at > $3
        returning organization_id as "organizationId", return_to as "returnTo", account_id as "accountId",
                  browser_hash as "browserHash"`,
      [sha256(requestId), organizationId, this.clock.now()],
    );
    const visit = rows?.[0];
    if (!visit) throw errors.samlRefused({ reason: 'it answers no request that is open' });
    return visit;
  }

  /** Refuses one that was taken before, whichever replica took it. */
  async takeOnce(organizationId: string, { id, goodUntil }: Assertion): Promise<void> {
    const taken = await this.database.query(
      `insert into identity.saml_assertion (hash, expires_at) values ($1, $2) on conflict do nothing returning 1`,
      [sha256(JSON.stringify([organizationId, id])), new Date(goodUntil.getTime() + rememberedLongerMs)],
    );
    if (taken.length === 0) throw errors.samlRefused({ reason: 'it was taken before' });
  }

  async newCode({ accountId, browserHash }: Code, tx: Transaction): Promise<string> {
    const code = randomBytes(32).toString('base64url');
    await tx.query(
      'insert into identity.saml_code (hash, account_id, browser_hash, expires_at) values ($1, $2, $3, $4)',
      [sha256(code), accountId, browserHash, this.in(samlCodeSeconds)],
    );
    return code;
  }

  /** The account that it opens. Another browser does not spend it. */
  async spend(code: string, browser = ''): Promise<string> {
    const [rows] = await this.database.query<{ accountId: string }[]>(
      `delete from identity.saml_code
        where hash = $1 and (browser_hash is null or browser_hash = $2) and expires_at > $3
        returning account_id as "accountId"`,
      [sha256(code), sha256(browser), this.clock.now()],
    );
    const spent = rows?.[0];
    if (!spent) throw errors.invalidSamlCode();
    return spent.accountId;
  }

  private in(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}
