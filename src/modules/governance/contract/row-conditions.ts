export const comparisons = [
  'equals',
  'notEquals',
  'in',
  'notIn',
  'lessThan',
  'atMost',
  'greaterThan',
  'atLeast',
] as const;
export type Comparison = (typeof comparisons)[number];

export const nullTests = ['isNull', 'isNotNull'] as const;
export type NullTest = (typeof nullTests)[number];

export type PolicyValue = string | number | boolean;

/** How values are written that are compared with columns of a type; those of other types are any text. */
export const valueShapes: Readonly<Record<string, RegExp | undefined>> = {
  integer: /^-?\d{1,38}$/,
  decimal: /^-?\d{1,38}(\.\d{1,38})?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamp: /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$/,
  time: /^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/,
};

/** Holds for a row when what its column has compares so with any of the values; texts are compared exactly. */
export interface ColumnComparison {
  readonly column: string;
  readonly operator: Comparison;
  readonly values: readonly PolicyValue[];
}

export interface ColumnNullTest {
  readonly column: string;
  readonly operator: NullTest;
}

/** The same with what the one who asks has: an attribute by its name, or one of `builtinAttributes`. */
export interface AttributeComparison {
  readonly column: string;
  readonly operator: Comparison;
  readonly attribute: string;
}

export interface EveryOrNone {
  readonly rows: 'every' | 'none';
}

/** Of which rows of a table somebody may know, as an admin says it. */
export type RowCondition =
  | { readonly all: readonly RowCondition[] }
  | { readonly any: readonly RowCondition[] }
  | { readonly not: RowCondition }
  | EveryOrNone
  | ColumnComparison
  | ColumnNullTest
  | AttributeComparison;

/** The same for one person: attributes are values now. */
export type RowRule =
  | { readonly all: readonly RowRule[] }
  | { readonly any: readonly RowRule[] }
  | { readonly not: RowRule }
  | EveryOrNone
  | ColumnComparison
  | ColumnNullTest;

/** What every user has by itself, beside the attributes that an admin gives. */
export const builtinAttributes = ['user.id', 'user.role', 'user.teams'] as const;
