import type { Scope } from '#shared/contracts';

/** Begins with a word of our own, so that scanners for leaked secrets find it, and bearer tokens are told apart. */
const start = 'alm_';
const shownLength = 12;

/** `secret`: 32 random bytes in base64url. */
export const apiKeyOf = (secret: string): string => `${start}${secret}`;

export const isApiKey = (bearer: string): boolean => bearer.startsWith(start);

/** What is shown of a key once it was made. */
export const prefixOf = (key: string): string => key.slice(0, shownLength);

/** The scopes of a key that a token was asked for; all of them when none is named. */
export function narrowed(granted: readonly Scope[], asked: string | undefined): readonly Scope[] | undefined {
  const names = (asked ?? '').split(' ').filter((name) => name !== '');
  if (names.length === 0) return granted;
  const given = granted.filter((scope) => names.includes(scope));
  return given.length === new Set(names).size ? given : undefined;
}
