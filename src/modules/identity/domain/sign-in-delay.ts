/** What failed sign-ins are counted by. */
export type Counted = 'account-from-address' | 'address' | 'account';

/** How often somebody was wrong, and when last. */
export interface Failures {
  readonly failures: number;
  readonly lastAt: Date;
}

interface Patience {
  /** So many failures cost nothing: people mistype. */
  readonly free: number;
  /** The delay doubles with every further one, from one second up to this. */
  readonly longestSeconds: number;
}

const patience: Readonly<Record<Counted, Patience>> = {
  'account-from-address': { free: 5, longestSeconds: 900 },
  address: { free: 20, longestSeconds: 900 },
  account: { free: 50, longestSeconds: 300 },
};

/** Failures are forgotten when there was none for so long. */
export const forgottenAfterSeconds = 3600;

/** Seconds until the next attempt is looked at; 0 when it may come now. */
export function waitSeconds(counted: Counted, { failures, lastAt }: Failures, now: Date): number {
  const { free, longestSeconds } = patience[counted];
  const since = (now.getTime() - lastAt.getTime()) / 1000;
  if (failures <= free || since >= forgottenAfterSeconds) return 0;
  const delay = Math.min(longestSeconds, 2 ** (failures - free - 1));
  return Math.max(0, Math.ceil(delay - since));
}

/**
 * Somebody who signed in from this address before waits only for what was tried on this account from here: strangers
 * elsewhere, and other accounts of the same office, cannot keep them out.
 */
export const countedFor = (addressIsKnown: boolean): readonly Counted[] =>
  addressIsKnown ? ['account-from-address'] : ['account-from-address', 'address', 'account'];
