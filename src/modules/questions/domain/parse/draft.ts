import type { ColumnSense, TableSense } from '../model/lexicon.js';
import type { ValueSense } from '../model/value-index.js';
import type { Quantity } from '../text/numbers.js';
import type { CompareOp } from '../text/operators.js';

/** Words of the question that name something of the schema, not yet decided which. */
export interface Mention {
  readonly text: string;
  readonly tables: readonly TableSense[];
  readonly columns: readonly ColumnSense[];
  readonly plural: boolean;
  readonly related?: true;
  /** Not said, but what an adjective is about. */
  readonly implied?: true;
  /** "name of the STUDENT": what it is an attribute of. */
  owner?: Mention;
}

/** Words of the question that are a value. */
export interface ValueMention {
  readonly text: string;
  readonly values: readonly ValueSense[];
  readonly quoted?: true;
  /** "THE Mississippi". */
  readonly article?: true;
}

export type Aggregate = 'avg' | 'sum' | 'min' | 'max' | 'median' | 'count';

export type Operand =
  | { readonly kind: 'number'; readonly quantity: Quantity }
  | { readonly kind: 'date'; readonly iso: string }
  | {
      readonly kind: 'value';
      readonly value: ValueMention;
      /** Not the value itself, but the same figure of what it names. */
      readonly figure?: true;
    }
  | { readonly kind: 'column'; readonly mention: Mention }
  | {
      readonly kind: 'aggregate';
      readonly agg: Aggregate;
      readonly mention?: Mention;
      readonly conditions: Condition[];
    };

interface Joined {
  /** Joined to the condition before it by "or". */
  or?: true;
  negated?: true;
}

/** "the state with the most rivers", "states that border Texas": told by conditions of its own, and by which comes first. */
export interface Thing {
  readonly kind: 'thing';
  readonly mention: Mention;
  /** What ties it to things of its own kind: "states that BORDER …". */
  readonly via?: Mention;
  readonly conditions: Condition[];
  pick?: Superlative;
}

export type Condition = Joined &
  (
    | {
        readonly kind: 'value';
        readonly column?: Mention;
        readonly values: ValueMention[];
        all?: true;
        either?: true;
      }
    | {
        readonly kind: 'compare';
        readonly column?: Mention;
        readonly derived?: Derived;
        readonly of?: readonly string[];
        /** "STATES with more than …": what it was said of, where that is not what is asked for. */
        readonly about?: Mention;
        readonly op: CompareOp;
        readonly operand: Operand;
      }
    | {
        readonly kind: 'between';
        readonly column?: Mention;
        readonly of?: readonly string[];
        readonly low: Operand;
        readonly high: Operand;
      }
    | {
        readonly kind: 'like';
        readonly column?: Mention;
        readonly where: 'anywhere' | 'start' | 'end';
        readonly text: string;
      }
    | Thing
    | { readonly kind: 'having'; readonly mention: Mention; readonly op: CompareOp; readonly count: number }
    | {
        readonly kind: 'exists';
        readonly mention: Mention;
        readonly conditions: Condition[];
        readonly also: Mention[];
      }
  );

export interface TimeSpec {
  readonly kind: 'at' | 'range' | 'latest' | 'series';
  readonly years: readonly number[];
  readonly from?: number;
  readonly to?: number;
  /** "after 1990" leaves 1990 out. */
  readonly exclusive?: true;
  readonly column?: Mention;
  readonly text: string;
  /** What was said just before: "REGISTERED in 2016" tells which of two years is meant. */
  readonly before: readonly string[];
}

export type Derived = 'density' | 'per-capita' | 'growth' | 'share' | 'difference';

export interface Item {
  readonly mention?: Mention;
  agg?: Aggregate;
  distinct?: true;
  derived?: Derived;
  /** "and ITS capital": of something named before. */
  readonly its?: true;
  /** "how BIG": what an adjective asks for, and how it was said. */
  readonly of?: readonly string[];
  readonly adjective?: string;
}

export interface Superlative {
  readonly direction: 'desc' | 'asc';
  /** Ordered by this; left out: by what the adjective says, or by how often. */
  readonly by?: Mention;
  readonly agg?: Aggregate;
  readonly derived?: Derived;
  readonly of?: readonly string[];
  readonly limit?: number;
  /** "second largest": the one at the place of the limit, and none before it. */
  readonly only?: true;
  /** "most common": by how often it occurs. */
  readonly often?: true;
  /** "most students": by their number where it is not a measure. */
  readonly countable: boolean;
  readonly text: string;
  readonly implied?: true;
  /** "largest cities", "counties with highest rates": more than one is wanted. */
  readonly many?: boolean;
}

export interface OrderBy {
  readonly mention?: Mention;
  readonly agg?: Aggregate;
  /** Left out: nothing was said about it. */
  direction?: 'desc' | 'asc';
  /** By names, and not by a figure. */
  readonly alphabetical?: true;
}

/** What a change over time must be: "lost population", "grew more than 10 percent". */
export interface Change {
  /** Said as what happened: only what grew, or only what shrank. */
  readonly happened?: 'growth' | 'loss';
  readonly bound?: { readonly op: CompareOp; readonly percent: number };
}

/** Figures set against each other: how much more, or whether it is more. */
export interface Contrast {
  readonly wants: 'difference' | 'test';
  readonly op: CompareOp;
  /** A number that the figure is compared with; left out: the other of two things named. */
  readonly bound?: Operand;
}

/** "customers who FILED a complaint". */
export interface Tie {
  readonly text: string;
  readonly to: Mention | ValueMention;
  /** "besieged IN Avalon", "run THROUGH Avalon"; none where the verb takes what follows: "surrounding Avalon". */
  readonly preposition?: string;
}

/** A question taken apart by the grammar, before it is decided what its words name. */
export interface Draft {
  lead: 'list' | 'how-many' | 'yes-no' | 'which' | 'where' | 'when' | 'who';
  readonly items: Item[];
  /** Tables that must be part of the query, and the things asked about. */
  readonly entities: Mention[];
  readonly conditions: Condition[];
  readonly groups: Mention[];
  readonly times: TimeSpec[];
  readonly order: OrderBy[];
  superlative?: Superlative;
  change?: Change;
  contrast?: Contrast;
  distinct: boolean;
  /** "all details": every column. */
  everything: boolean;
  chart?: 'table' | 'bar' | 'line' | 'scatter' | 'histogram' | 'pie' | 'map';
  versus: boolean;
  wholeCountry: boolean;
  /** "both" was said: what follows must all hold. */
  both: boolean;
  /** Verbs that the data does not know, taken for what ties two things together. */
  readonly ties: Tie[];
  /** Words that no rule could use. */
  readonly unused: string[];
}

export const emptyDraft = (): Draft => ({
  lead: 'list',
  items: [],
  entities: [],
  conditions: [],
  groups: [],
  times: [],
  order: [],
  distinct: false,
  everything: false,
  versus: false,
  wholeCountry: false,
  both: false,
  ties: [],
  unused: [],
});
