import type { Scope } from '#shared/contracts';

export interface UserView {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  /** Whether the owner has shown to read the mailbox. */
  readonly emailVerified?: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** What somebody holds who has signed in. */
export interface SessionView {
  /** A JWT (RS256); send it as `Authorization: Bearer`. */
  readonly accessToken: string;
  /** Good for one refresh. */
  readonly refreshToken: string;
  readonly tokenType: 'Bearer';
  /** Seconds until the access token expires. */
  readonly expiresIn: number;
  readonly user: UserView;
}

/** A sign-in that is still open. */
export interface OpenSessionView {
  readonly id: string;
  /** What signed in, as far as it says: "Firefox on Linux". */
  readonly device: string;
  /** The network address of the sign-in; of IPv6 the first 64 bits. */
  readonly address: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** ISO 8601, to the minute. */
  readonly lastUsedAt: string;
  /** The one that asks. */
  readonly current: boolean;
}

export const sessionSorts = ['startedAt', 'lastUsedAt'] as const;

export interface OpenSessionsView {
  readonly items: readonly OpenSessionView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** A key that access tokens are verified with (RFC 7517). */
export interface PublicKeyView {
  readonly kty: string;
  readonly use: 'sig';
  readonly alg: 'RS256';
  /** In the header of every token that it signed. */
  readonly kid: string;
  readonly n: string;
  readonly e: string;
}

export interface ApiKeyView {
  readonly id: string;
  /** For people to read. */
  readonly name: string;
  /** The only organisation that it works in. */
  readonly organizationId: string;
  /** How it begins, to be told from others. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly requestsPerMinute: number;
  /** Whether somebody had shown a second factor when it was made. */
  readonly secondFactor: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** ISO 8601, to the minute; absent when it never was. */
  readonly lastUsedAt?: string;
}

export interface NewApiKeyView extends ApiKeyView {
  /** Shown this once. */
  readonly key: string;
}

export interface ApiKeysView {
  readonly items: readonly ApiKeyView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** A key of an organisation, as its admins see it. */
export interface OrganizationApiKeyView extends ApiKeyView {
  readonly owner: Pick<UserView, 'id' | 'email' | 'name'>;
}

export interface OrganizationApiKeysView {
  readonly items: readonly OrganizationApiKeyView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

export const apiKeySorts = ['createdAt', 'expiresAt', 'lastUsedAt', 'name'] as const;

/** Which API keys, and in which order. */
export interface ApiKeySelection {
  /** A part of its name. */
  readonly search?: string | undefined;
  readonly status?: 'active' | 'expired' | undefined;
  readonly sort: (typeof apiKeySorts)[number];
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ClientTokenView {
  readonly accessToken: string;
  /** Seconds until it expires. */
  readonly expiresIn: number;
  readonly scopes: readonly Scope[];
}

/** What an API key was given. */
export interface ApiKeyGrantView {
  readonly apiKeyId: string;
  readonly organizationId: string;
  readonly scopes: readonly Scope[];
  readonly requestsPerMinute: number;
}

export interface AuthenticationView {
  readonly userId: string;
  /** Absent when an API key stands for the user. */
  readonly sessionId?: string;
  /** Whether a second factor was shown in the session, or before the API key was made. */
  readonly secondFactor?: boolean;
  /** Absent when the user has signed in. */
  readonly apiKey?: ApiKeyGrantView;
  /** Of the access token or API key: milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a token is good, and what it stands for; nothing else of one that is not. */
export interface ValidationView {
  readonly valid: boolean;
  readonly userId?: string;
  readonly sessionId?: string;
  readonly secondFactor?: boolean;
  readonly apiKeyId?: string;
  readonly organizationId?: string;
  readonly scopes?: readonly Scope[];
  /** ISO 8601. */
  readonly expiresAt?: string;
}
