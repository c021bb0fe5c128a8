import type { Column, Edge, Table } from '../model/schema-graph.js';
import type { CompareOp } from '../text/operators.js';

export type Literal = string | number;

/** A value computed for each row, or for each group of rows. */
export type Expression =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'rows' }
  | {
      readonly kind: 'aggregate';
      readonly agg: 'avg' | 'sum' | 'min' | 'max' | 'median' | 'count';
      readonly of: Expression;
      readonly distinct?: boolean;
      readonly only?: readonly Predicate[];
    }
  | {
      readonly kind: 'arithmetic';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      /** The same over all lines of the answer. */
      readonly kind: 'whole';
      readonly of: Expression;
    }
  | { readonly kind: 'year' | 'month' | 'day'; readonly of: Expression }
  /** The first day of the month that a time lies in, or its day. */
  | { readonly kind: 'start'; readonly unit: 'month' | 'day'; readonly of: Expression }
  /** The number that a text begins with: 28 of "28 knots". */
  | { readonly kind: 'number'; readonly of: Expression }
  /** How far two figures are apart, whichever is the larger. */
  | { readonly kind: 'distance'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'test'; readonly predicate: Predicate }
  | { readonly kind: 'scalar'; readonly query: Query }
  | TextPart
  /** How many days lie between two. */
  | { readonly kind: 'days'; readonly from: Expression; readonly to: Expression }
  | {
      /** One of two texts; nothing where the test cannot be told. */
      readonly kind: 'either';
      readonly test: Predicate;
      readonly texts: readonly [string, string];
    }
  | {
      /** How many rows of a query stand below each other at most; it selects their places. */
      readonly kind: 'run';
      readonly query: Query;
    };

/** What the texts of a sheet say beside their words; a sheet is always a file that was loaded. */
export type TextPart =
  /** What the first group of a pattern finds. */
  | { readonly kind: 'part'; readonly of: Expression; readonly pattern: string }
  /** What is left without what a pattern finds. */
  | { readonly kind: 'without'; readonly of: Expression; readonly pattern: string }
  /** The seconds of "1:04:45" and "2:34.1". */
  | { readonly kind: 'seconds'; readonly of: Expression }
  /** The day of "12 May 1901 (acting)", the first of "May 1901" and "1901". */
  | { readonly kind: 'moment'; readonly of: Expression }
  /** A figure with what it counts: "3 years". */
  | { readonly kind: 'counted'; readonly of: Expression; readonly unit: string };

export type Predicate =
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly op: CompareOp;
      readonly right: Expression;
    }
  | {
      readonly kind: 'in';
      readonly left: Expression;
      readonly values: readonly Literal[];
      readonly negated: boolean;
      /** How the question put it, where that is shorter than the values: "under 25,000". */
      readonly said?: string;
    }
  | { readonly kind: 'between'; readonly left: Expression; readonly low: Literal; readonly high: Literal }
  | {
      readonly kind: 'like';
      readonly left: Expression;
      readonly where: 'anywhere' | 'start' | 'end';
      readonly text: string;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'known';
      readonly of: Expression;
      /** The question asks for each that there is. */
      readonly every?: true;
      /** What is not known. */
      readonly negated?: true;
    }
  | { readonly kind: 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'all'; readonly of: readonly Predicate[] }
  | {
      readonly kind: 'member';
      readonly on: readonly Column[];
      readonly query: Query;
      readonly negated: boolean;
    };

export interface Selected {
  readonly expression: Expression;
  /** The column's name in the result. */
  readonly name: string;
  readonly label: string;
}

/** Rows without any of the other table stay, where it is outer. */
export type Join = Edge & { readonly outer?: true };

export interface Sorted {
  readonly by: Expression;
  readonly direction: 'asc' | 'desc';
}

/** A question as a query over the graph of tables: what the SQL and the English are both printed from. */
export interface Query {
  readonly root: Table;
  readonly joins: readonly Join[];
  readonly select: readonly Selected[];
  readonly distinct: boolean;
  readonly where: readonly Predicate[];
  readonly groupBy: readonly Expression[];
  readonly having: readonly Predicate[];
  /** The first so many in this order, and every row that ties with the last of them. */
  readonly first?: {
    readonly count: number;
    readonly by: Sorted;
    /** Those at that place alone, and none before: what ties for a place takes only one. */
    readonly only?: true;
    /** The first of each of these. */
    readonly per?: readonly Expression[];
  };
  readonly orderBy: readonly Sorted[];
}

export const columnOf = (column: Column): Expression => ({ kind: 'column', column });

/** How many rows there are. */
export const countOfRows: Expression = { kind: 'aggregate', agg: 'count', of: { kind: 'rows' } };

/** The tables that rows are made of, without those of inner queries. */
export const rowTables = (query: Query): readonly Table[] => [
  query.root,
  ...query.joins.map((edge) => edge.to),
];

const innerQueries = (predicates: readonly Predicate[]): readonly Query[] =>
  predicates.flatMap((predicate) => {
    if (predicate.kind === 'member') return [predicate.query];
    if (predicate.kind === 'any' || predicate.kind === 'all') return innerQueries(predicate.of);
    return predicate.kind === 'compare' && predicate.right.kind === 'scalar' ? [predicate.right.query] : [];
  });

const told = ({ select }: Query): readonly Query[] =>
  select.flatMap(({ expression }) => (expression.kind === 'scalar' ? [expression.query] : []));

/** Every table the answer is computed from. */
export const allTables = (query: Query): readonly Table[] => [
  ...new Set([
    ...rowTables(query),
    ...[...innerQueries([...query.where, ...query.having]), ...told(query)].flatMap((inner) =>
      allTables(inner),
    ),
  ]),
];
