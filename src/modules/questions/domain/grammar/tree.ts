import type { Mention, ValueMention } from '../parse/draft.js';
import type { Quantity } from '../text/numbers.js';
import type { CompareOp } from '../text/operators.js';

export type Aggregate = 'avg' | 'sum' | 'min' | 'max' | 'median' | 'count';

/** A question as it was said: what each word names is not decided yet. */
export interface Question {
  readonly wanted: readonly Wanted[];
  /** What everything wanted is of, where it is not said with each. */
  readonly of?: Things;
  /** "for each department", "by year": a line of the answer each. */
  readonly groups: readonly Things[];
  readonly order: readonly Order[];
  readonly limit?: number;
  readonly distinct?: true;
  readonly lead?: 'who' | 'when' | 'where' | 'how-many';
}

/** "students in Ohio who are older than 20": rows of a table, narrowed down. */
export interface Things {
  readonly noun: Mention;
  readonly conditions: readonly Condition[];
  readonly first?: First;
  readonly each?: true;
  readonly distinct?: true;
  /** "by MONTH": the times that it names, put together by these. */
  readonly period?: Period;
}

export type Period = 'year' | 'month' | 'day';

/** "the largest", "the 3 oldest", "with the most students". */
export interface First {
  readonly direction: 'asc' | 'desc';
  readonly count?: number;
  /** "second largest": that place alone. */
  readonly only?: true;
  readonly by: By;
  readonly text: string;
}

export type By =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** An adjective: what it may be about. */
  | { readonly kind: 'adjective'; readonly noun: Mention }
  /** "most common": by the rows there are of each. */
  | { readonly kind: 'often' }
  /** "that BORDER the most states": how many of its own kind a relation ties to it. */
  | { readonly kind: 'relation'; readonly via: Mention; readonly to: Mention }
  /** "the longest … BY PAGES": it is said after the things. */
  | { readonly kind: 'open' };

/** A number of something: a column, or an aggregate over what belongs to it. */
export interface Figure {
  readonly agg?: Aggregate;
  readonly distinct?: true;
  /** What is measured; for a count, what is counted. */
  readonly noun?: Mention;
  readonly of?: Things;
}

export type Wanted =
  | { readonly kind: 'things'; readonly things: Things }
  | {
      readonly kind: 'property';
      readonly noun: Mention;
      readonly of?: Things;
      readonly distinct?: true;
      readonly its?: true;
    }
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** "the ratio of A to B", "the percentage of A that are B": one figure set against another. */
  | {
      readonly kind: 'pair';
      readonly op: 'ratio' | 'difference' | 'percentage';
      readonly figures: readonly [Figure, Figure];
    }
  /** "all details". */
  | { readonly kind: 'everything'; readonly of?: Things };

export interface Order {
  readonly by?: Wanted;
  readonly direction: 'asc' | 'desc';
}

export type Operand =
  | { readonly kind: 'number'; readonly quantity: Quantity }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'text'; readonly value: ValueMention }
  /** "the average", "that of Ohio": a figure of the same or of another property. */
  | { readonly kind: 'figure'; readonly figure: Figure };

/** What a relation leads to: things of the same kind, by their name or by what is said of them. */
export type Related =
  | { readonly kind: 'named'; readonly values: readonly ValueMention[] }
  | { readonly kind: 'things'; readonly things: Things };

export type Condition =
  /** "female", "in Ohio", "with type code X": one of the values, or all of them. */
  | {
      readonly kind: 'is';
      readonly property?: Mention;
      readonly values: readonly ValueMention[];
      readonly every?: true;
      /** "IN Ohio": it lies there, and is not called so. */
      readonly within?: true;
      /** A verb that the data does not know: "RETIRED in France". */
      readonly verb?: string;
      /** A verb that the data knows: "REPORTED by Doe". */
      readonly done?: string;
      /** Said with "and": all of them where one can have several. */
      readonly and?: true;
      readonly negated?: true;
    }
  | {
      readonly kind: 'compare';
      readonly left: Figure;
      readonly op: CompareOp;
      readonly right: Operand;
      readonly negated?: true;
    }
  | { readonly kind: 'between'; readonly property: Mention; readonly low: Operand; readonly high: Operand }
  | {
      readonly kind: 'like';
      readonly property?: Mention;
      readonly where: 'anywhere' | 'start' | 'end';
      readonly text: string;
      readonly negated?: true;
    }
  /** "who take a course", "without pets", "with more than 3 orders", "that border Texas". */
  | {
      readonly kind: 'tied';
      readonly things: Things;
      readonly negated?: true;
      readonly count?: { readonly op: CompareOp; readonly number: number };
      /** The relation that was named: "BORDER Texas". */
      readonly via?: Mention;
      /** A verb that the data does not know. */
      readonly verb?: string;
      /** Only "of" or "in" ties them. */
      readonly loose?: true;
    }
  /** "that BORDER Texas": tied to things of their own kind by a relation that was named. */
  | { readonly kind: 'related'; readonly via: Mention; readonly to: Related; readonly negated?: true }
  /** "used more than twice": how many rows there are of each. */
  | { readonly kind: 'times'; readonly count: { readonly op: CompareOp; readonly number: number } }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** What stands after a noun: what narrows it down, and what puts one of it first. */
export interface Modifiers {
  readonly conditions: readonly Condition[];
  readonly first?: First;
}
