export interface UserView {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
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

export interface AuthenticationView {
  readonly userId: string;
  readonly sessionId: string;
  /** Of the access token: milliseconds since 1970. */
  readonly expiresAt: number;
}
