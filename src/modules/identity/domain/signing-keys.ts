/** When the keys that sign access tokens take turns. */
export interface Turn {
  readonly id: string;
  readonly signsFrom: Date;
}

/** For clocks that differ between replicas. */
const leewaySeconds = 60;

const newestFirst = <Key extends Turn>(keys: readonly Key[]): Key[] =>
  keys.toSorted((a, b) => b.signsFrom.getTime() - a.signsFrom.getTime());

/** The newest whose turn has come. */
export const currentKey = <Key extends Turn>(keys: readonly Key[], now: Date): Key | undefined =>
  newestFirst(keys).find(({ signsFrom }) => signsFrom <= now);

/** Those whose tokens may still be good, and those that will sign soon. */
export function acceptedKeys<Key extends Turn>(
  keys: readonly Key[],
  { now, lifetimeSeconds }: { readonly now: Date; readonly lifetimeSeconds: number },
): Key[] {
  const oldest = now.getTime() - (lifetimeSeconds + leewaySeconds) * 1000;
  return newestFirst(keys).filter((_, index, all) => {
    const successor = all[index - 1];
    return !successor || successor.signsFrom.getTime() > oldest;
  });
}
