import type { Interpretation } from '../interpretation.js';
import type {
  Condition,
  Draft,
  Item,
  Mention,
  OrderBy,
  Superlative,
  TimeSpec,
  ValueMention,
} from '../parse/draft.js';
import type { Correction } from '../senses/understand.js';
import type { CompareOp } from '../text/operators.js';

/** A condition that something is one of some values. */
export interface Held {
  readonly id: string;
  readonly values: readonly ValueMention[];
}

/** A condition that a figure is compared with a number. */
export interface Bound {
  readonly id: string;
  readonly on: Mention | undefined;
  readonly op: CompareOp;
}

/** Something a reading says, that a question after it may carry over. */
export interface Part {
  readonly id: string;
  readonly phrase: string;
  readonly meaning: string;
  /** The question still asks for something without it. */
  readonly optional: boolean;
}

/** How a part takes its place in what was said before. */
export type Way = 'instead' | 'also';

export interface Settling {
  readonly choices: readonly string[];
  readonly corrections: readonly Correction[];
}

/** The reading that a question follows, whichever reader made it. Every change gives another; what cannot be changed refuses. */
export interface Basis {
  /** What is measured; where nothing is listed beside them, what is asked for. */
  readonly figures: readonly Mention[];
  /** Whether things are counted. */
  readonly counts: boolean;
  /** What each line of the answer is, where things are listed, or what is counted. */
  readonly thing: Mention | undefined;
  readonly groups: readonly Mention[];
  readonly held: readonly Held[];
  /** Values said of other things than those asked for: "the state WITH THE RIVER X". */
  readonly innerValues: readonly ValueMention[];
  readonly bounds: readonly Bound[];
  readonly rank: Pick<Superlative, 'direction' | 'limit' | 'many'> | undefined;
  readonly times: readonly TimeSpec[];
  readonly parts: readonly Part[];

  /** The same, but each figure may be that of other things: another kind of place is asked about. */
  loosened(): Basis;
  without(parts: ReadonlySet<string>): Basis;
  withFigures(items: readonly Item[], way: Way): Basis;
  withThing(thing: Mention): Basis;
  withGroups(groups: readonly Mention[]): Basis;
  withHeld(id: string, values: readonly ValueMention[]): Basis;
  /** One more condition, or one in place of another. */
  withCondition(condition: Condition, instead?: string): Basis;
  withTimes(times: readonly TimeSpec[]): Basis;
  withRank(rank: Superlative): Basis;
  withOrder(order: readonly OrderBy[]): Basis;
  withAggregate(agg: NonNullable<Item['agg']>): Basis;
  withChart(chart: NonNullable<Draft['chart']>): Basis;
  /** How many lines it has. */
  counted(): Basis;
  settle(settling: Settling): Interpretation;
}
