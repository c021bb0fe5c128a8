/** What a provider says of somebody who signed in there. */
export interface ProvenIdentity {
  /** Whose word it is. */
  readonly issuer: string;
  /** Never given to somebody else by the same issuer. */
  readonly subject: string;
  readonly email?: string | undefined;
  /** Whether the provider has seen that the mailbox is theirs. */
  readonly emailVerified: boolean;
  readonly name?: string | undefined;
}

type Claims = Readonly<Record<string, unknown>>;

const longestName = 100;

/** Providers write it as a boolean, a number or a text. */
const isTrue = (claim: unknown): boolean => claim === true || ['1', 'true'].includes(String(claim));

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : undefined;

/**
 * From the claims of an ID token. `xms_edov` is how Microsoft Entra ID says that the owner of the domain of an address
 * was verified; `trustEmail`: the operator vouches for every address of this provider.
 */
export function identityOfClaims(
  claims: Claims & { readonly sub: string },
  { issuer, trustEmail }: { readonly issuer: string; readonly trustEmail: boolean },
): ProvenIdentity {
  return {
    issuer,
    subject: claims.sub,
    email: textOf(claims.email),
    emailVerified: trustEmail || isTrue(claims.email_verified) || isTrue(claims.xms_edov),
    name: textOf(claims.name)?.slice(0, longestName),
  };
}

export interface GitHubEmail {
  readonly email: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

/** GitHub is no OpenID Connect provider: it is asked for the user and the addresses. */
export function identityOfGitHub(
  issuer: string,
  user: { readonly id: number; readonly login: string; readonly name?: string | null | undefined },
  emails: readonly GitHubEmail[],
): ProvenIdentity {
  const primary = emails.find((one) => one.primary);
  return {
    issuer,
    subject: String(user.id),
    email: primary?.email,
    emailVerified: primary?.verified ?? false,
    name: (textOf(user.name) ?? user.login).slice(0, longestName),
  };
}
