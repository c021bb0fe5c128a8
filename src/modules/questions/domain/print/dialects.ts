import type { Dialect } from '#modules/catalog';

/** What the dialects write differently. The rest of what is printed they all understand. */
export interface Idiom {
  /** A name given in SELECT may be used in every other clause, and QUALIFY keeps places in an order. */
  readonly usesNames: boolean;
  readonly median: (of: string) => string;
  readonly year: (of: string) => string;
  /** With a fraction, also of whole numbers; nothing when the divisor is 0. */
  readonly quotient: (left: string, right: string) => string;
}

export const idioms: Readonly<Record<Dialect, Idiom>> = {
  duckdb: {
    usesNames: true,
    median: (of) => `median(${of})`,
    year: (of) => `year(${of})`,
    quotient: (left, right) => `${left} / nullif(${right}, 0)`,
  },
  postgresql: {
    usesNames: false,
    median: (of) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${of})`,
    year: (of) => `CAST(extract(year FROM ${of}) AS integer)`,
    quotient: (left, right) => `CAST(${left} AS double precision) / nullif(${right}, 0)`,
  },
};
