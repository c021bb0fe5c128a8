import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { identityErrors as errors } from '../../contract/errors.js';
import type { ProvenIdentity } from '../../domain/proven-identity.js';
import type { VisitSecrets } from './oauth-client.js';

export const visitMinutes = 10;

/** A browser is at a provider. */
export interface Visit {
  readonly provider: string;
  readonly redirectUri: string;
  readonly returnTo: string | null;
  /** Of somebody who links; none: somebody signs in. */
  readonly accountId: string | null;
}

/** A browser came back, and the provider said who it is. */
export interface ProvenVisit extends Pick<Visit, 'provider' | 'accountId'> {
  readonly identity: ProvenIdentity;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const random = () => randomBytes(32).toString('base64url');
/** What only this browser can know, for one purpose of one visit; nothing to be kept. */
const derived = (browser: string, purpose: string) =>
  createHmac('sha256', browser).update(purpose).digest('base64url');

const cookieNames = ['__Host-almanac-browser', 'almanac-browser'] as const;
const keptPattern = new RegExp(`^(?:${cookieNames.join('|')})=[\\w-]{43}$`);

/**
 * Visits to providers, each good for one return of the browser that went. A browser is known by a cookie, as the text
 * `name=value`: where a cookie of another subdomain could be slipped in, its name is one that browsers guard.
 */
@Injectable()
export class ProviderVisits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A browser may be at several providers, in several windows. */
  browserFor(redirectUri: string, kept: string | undefined): string {
    const name = redirectUri.startsWith('https:') ? cookieNames[0] : cookieNames[1];
    return kept?.startsWith(`${name}=`) && keptPattern.test(kept) ? kept : `${name}=${random()}`;
  }

  /** Forgets what nobody comes back from any more. */
  async begin(visit: Visit, browser: string): Promise<VisitSecrets> {
    const state = random();
    const now = this.clock.now();
    await this.database.query('delete from identity.provider_visit where expires_at < $1', [
      new Date(now.getTime() - visitMinutes * 60_000),
    ]);
    await this.database.query(
      `insert into identity.provider_visit
         (state_hash, browser_hash, provider, redirect_uri, return_to, account_id, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        sha256(state),
        sha256(browser),
        visit.provider,
        visit.redirectUri,
        visit.returnTo,
        visit.accountId,
        this.end(now),
      ],
    );
    return this.secretsOf(visit, state, browser);
  }

  /** Of many who come back with one state, for one; another browser does not spend it. */
  async return(state: string, browser = ''): Promise<Visit & { readonly secrets: VisitSecrets }> {
    const now = this.clock.now();
    const [rows] = await this.database.query<Visit[]>(
      `update identity.provider_visit set returned_at = $3
        where state_hash = $1 and browser_hash = $2 and returned_at is null and expires_at > $3
        returning provider, redirect_uri as "redirectUri", return_to as "returnTo", account_id as "accountId"`,
      [sha256(state), sha256(browser), now],
    );
    const visit = rows?.[0];
    if (!visit) throw errors.invalidVisit();
    return { ...visit, secrets: this.secretsOf(visit, state, browser) };
  }

  /** Answers the code that the browser signs in or links with. */
  async prove(state: string, identity: ProvenIdentity): Promise<string> {
    const code = random();
    await this.database.query(
      `update identity.provider_visit set code_hash = $2, identity = $3, expires_at = $4 where state_hash = $1`,
      [sha256(state), sha256(code), identity, this.end(this.clock.now())],
    );
    return code;
  }

  /** Of many who come with one code, for one: the others wait for the end of the transaction. */
  async spend({ code, browser = '' }: SignInCode, tx: Transaction): Promise<ProvenVisit> {
    const [rows]: [ProvenVisit[]] = await tx.query(
      `update identity.provider_visit set spent_at = $3
        where code_hash = $1 and browser_hash = $2 and spent_at is null and expires_at > $3
        returning provider, account_id as "accountId", identity`,
      [sha256(code), sha256(browser), this.clock.now()],
    );
    const visit = rows[0];
    if (!visit) throw errors.invalidSignInCode();
    return visit;
  }

  private end(now: Date): Date {
    return new Date(now.getTime() + visitMinutes * 60_000);
  }

  private secretsOf({ redirectUri }: Visit, state: string, browser: string): VisitSecrets {
    const nonce = derived(browser, `nonce ${state}`);
    return { state, nonce, codeVerifier: derived(browser, `verifier ${state}`), redirectUri };
  }
}

export interface SignInCode {
  readonly code: string;
  readonly browser?: string | undefined;
}
