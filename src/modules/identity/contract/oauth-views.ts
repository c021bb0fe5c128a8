/** Somebody else whose word for who somebody is counts here. */
export interface SignInProviderView {
  /** In the path of its sign-in. */
  readonly id: string;
  /** For people to read. */
  readonly name: string;
}

export interface SignInProvidersView {
  readonly items: readonly SignInProviderView[];
}

/** Where a browser goes to sign in. */
export interface ProviderVisitView {
  /** At the provider. */
  readonly url: string;
  /** Kept by the browser, as a cookie; whoever comes back without it is somebody else. */
  readonly browser: string;
  readonly expiresInSeconds: number;
}

/** A browser came back from the provider. */
export interface ProviderReturnView {
  /** The page that asked for the sign-in; absent when none did. */
  readonly returnTo?: string;
  /** Good once, for the same browser: signs in, or links. Absent when it went wrong. */
  readonly code?: string;
  /** What went wrong, for a page that asked. */
  readonly error?: { readonly code: string; readonly message: string };
  readonly expiresInSeconds: number;
}

/** An account at a provider that its owner signs in here with. */
export interface LinkedIdentityView {
  readonly id: string;
  /** The id of the provider in the settings; absent when it is in them no more. */
  readonly provider?: string;
  /** Whose word it is: an OpenID Connect issuer, or the address of GitHub. */
  readonly issuer: string;
  /** As the provider had it when they were linked. */
  readonly email?: string;
  /** ISO 8601. */
  readonly linkedAt: string;
  /** ISO 8601; absent when it never was. */
  readonly lastUsedAt?: string;
}

/** How somebody gets in. */
export interface LinkedIdentitiesView {
  readonly items: readonly LinkedIdentityView[];
  readonly hasPassword: boolean;
}
