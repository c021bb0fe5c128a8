import type { Actor, Scope } from '#shared/contracts';

/** What a request says about who sends it. */
export interface Claim {
  /** The access token or API key, as sent. */
  readonly bearer: string;
  /** The one of the path, or of `X-Organization-Id`: for which of the user's organisations; the personal one when left out. */
  readonly organizationId?: string;
  readonly ip: string;
}

/** What an API key was given of what its owner may do. */
export interface Grant {
  readonly apiKeyId: string;
  readonly scopes: readonly Scope[];
  /** Of this key. */
  readonly requestsPerMinute: number;
}

/** Why somebody who is a member may do nothing in the organisation now. */
export type Block = 'member-suspended' | 'organization-suspended' | 'organization-deleted';

export interface ResolvedActor {
  readonly actor: Actor;
  /** Milliseconds since 1970: when the token expires. */
  readonly validUntil: number;
  /** Absent for somebody who signed in. */
  readonly grant?: Grant;
  /** The organisation demands a second factor that the session had not. */
  readonly lacksSecondFactor?: true;
  readonly blocked?: Block;
  /** The organisation is open from these networks alone, in canonical form; absent: from everywhere. */
  readonly networks?: readonly string[];
}

/**
 * Finds out who a token stands for. Bound by the composition root, so that `shared/auth` knows no module.
 * Rejects with an AppError: `unauthorized` for the token, `not-found` for the organisation.
 */
export abstract class ActorResolver {
  abstract resolve(claim: Claim): Promise<ResolvedActor>;
}
