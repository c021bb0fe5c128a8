export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest value that at least this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Measures both in turns, so that a slow moment of the machine hits both, and takes the middle of each. */
export async function interleaved(
  rounds: number,
  measures: { readonly ours: () => Promise<number>; readonly raw: () => Promise<number> },
): Promise<{ readonly ours: number; readonly raw: number }> {
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < rounds; round++) {
    raw.push(await measures.raw());
    ours.push(await measures.ours());
  }
  return { ours: median(ours), raw: median(raw) };
}
