/** The identity provider (SAML 2.0) of one organisation. */
export interface SamlConnectionView {
  readonly organizationId: string;
  readonly identityProvider: IdentityProviderView;
  /** Whether it may send somebody who did not begin here. */
  readonly allowsIdpInitiated: boolean;
  /** Whether somebody new gets an account, and becomes a member. */
  readonly provisions: boolean;
  /** What the provider wants to know of this server. */
  readonly serviceProvider: {
    readonly entityId: string;
    readonly assertionConsumerServiceUrl: string;
    readonly metadataUrl: string;
  };
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface IdentityProviderView {
  readonly entityId: string;
  /** Takes requests with the HTTP-Redirect binding. */
  readonly ssoUrl: string;
  /** PEM; any of them may have signed. */
  readonly certificates: readonly string[];
}

/** Where a browser goes to sign in. */
export interface SamlVisitView {
  readonly url: string;
  /** Kept by the browser, as a cookie. */
  readonly browser: string;
  readonly expiresInSeconds: number;
}

/** A browser came back from the provider. */
export interface SamlArrivalView {
  /** Good once, for the same browser. */
  readonly code: string;
  /** The page that asked for the sign-in; absent when none did. */
  readonly returnTo?: string;
  readonly expiresInSeconds: number;
}
