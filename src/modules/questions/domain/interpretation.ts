import type { Aggregation, ColumnMeaning, ColumnRole, ColumnType, Dialect } from '#modules/catalog';
import type { ReadingContext } from './follow/reading-context.js';

/** Something the engine took for granted, so that a person can see and change it. */
export interface Assumption {
  /** The words of the question it is about; empty when nothing was said ("which year?"). */
  readonly phrase: string;
  /** What they were taken to mean: "median household income", "2020, the latest year". */
  readonly meaning: string;
  /** What else they could mean, at most four, nearest first. */
  readonly alternatives: readonly string[];
  /** Present when it was not said, but carried over from the question before: what else can be done with it. */
  readonly carried?: Carried;
}

export interface Carried {
  /** The choices that take it for something else. */
  readonly choices: readonly Choice[];
}

/** The question as understood, in words. */
export interface ReadingText {
  readonly text: string;
  readonly assumptions: readonly Assumption[];
}

export interface SqlStatement {
  readonly dialect: Dialect;
  readonly text: string;
  /** For `?` in order. */
  readonly parameters: readonly (string | number | boolean | null)[];
}

/** One column of the answer, with what the catalog knows about where it comes from. */
export interface AnswerColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly meaning?: ColumnMeaning;
  readonly unit?: string;
  readonly aggregation?: Aggregation;
}

export interface Answerable {
  readonly status: 'answered';
  readonly reading: ReadingText;
  readonly sql: SqlStatement;
  readonly columns: readonly AnswerColumn[];
  /** Tables the answer is computed from: their source, vintage and licence are its provenance. */
  readonly tables: readonly string[];
  /** The chart the question itself asks for ("as a map", "by year"); left out when the data may decide. */
  readonly chart?: 'table' | 'value' | 'bar' | 'line' | 'scatter' | 'histogram' | 'pie' | 'map';
  /** The reading as data, for the question that follows it; left out where it cannot be followed. */
  readonly context?: ReadingContext;
}

export interface Choice {
  /** Stable for the same question and model: `state=Illinois`. */
  readonly id: string;
  /** In plain words: "Springfield, Illinois". */
  readonly text: string;
}

export interface Ambiguous {
  readonly status: 'ambiguous';
  /** The words that can mean several things. */
  readonly phrase: string;
  /** Two to four. */
  readonly choices: readonly Choice[];
}

/** `out-of-range`: years or places that the data does not reach; `unclear`: the words are known, what they mean together is not. */
export type DeclineCause =
  | 'no-such-data'
  | 'cannot-aggregate'
  | 'out-of-range'
  | 'not-a-question'
  | 'unclear';

export interface Declined {
  readonly status: 'declined';
  readonly cause: DeclineCause;
  /** In words for the person who asked. */
  readonly reason: string;
  /** The words of the question that were not understood; empty when all were. */
  readonly notUnderstood: readonly string[];
  /** Nearest questions that do work, at most five. */
  readonly suggestions: readonly string[];
}

export type Interpretation = Answerable | Ambiguous | Declined;
