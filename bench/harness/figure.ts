/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** The same work by the engine alone, in the same run. */
  readonly raw: number;
  readonly unit: 'ms' | 'MB' | 'requests/s' | 'statements/s' | 'questions/min';
  /** Left out: shown beside one that has a target. */
  readonly target?: Target;
}

/** `ours` itself, or `ours / raw`, at most or at least. */
export type Target =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly ratioAtMost: number }
  | { readonly ratioAtLeast: number };

export interface Bench {
  readonly title: string;
  readonly run: () => Promise<Figure[]>;
}

export const ratioOf = ({ ours, raw }: Figure): number => ours / raw;

export function isMet(figure: Figure): boolean {
  const { target } = figure;
  if (!target) return true;
  if ('atMost' in target) return figure.ours <= target.atMost;
  if ('atLeast' in target) return figure.ours >= target.atLeast;
  if ('ratioAtMost' in target) return ratioOf(figure) <= target.ratioAtMost;
  return ratioOf(figure) >= target.ratioAtLeast;
}

export function targetText({ target, unit }: Figure): string {
  if (!target) return 'none';
  if ('atMost' in target) return `at most ${target.atMost} ${unit}`;
  if ('atLeast' in target) return `at least ${target.atLeast} ${unit}`;
  if ('ratioAtMost' in target) return `at most ${target.ratioAtMost} x raw`;
  return `at least ${target.ratioAtLeast} x raw`;
}
