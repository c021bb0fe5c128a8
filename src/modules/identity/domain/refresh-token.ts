/** What is known of a refresh token and of the session it belongs to. */
export interface RefreshToken {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly sessionEndedAt: Date | null;
}

/** `reused` comes before everything: a token that was traded before is in two hands, however old it is. */
export type Verdict = 'good' | 'reused' | 'ended' | 'expired';

export function judge({ expiresAt, usedAt, sessionEndedAt }: RefreshToken, now: Date): Verdict {
  if (usedAt) return 'reused';
  if (sessionEndedAt) return 'ended';
  return expiresAt <= now ? 'expired' : 'good';
}
