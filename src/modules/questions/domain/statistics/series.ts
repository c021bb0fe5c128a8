import type { CompiledModel } from '../model/compile.js';
import type { Expression, Predicate } from '../query/query.js';
import type { Form, Indicator } from './indicators.js';

/** Figures of places of one kind, ready to be asked. */
export interface Series {
  readonly indicator: Indicator;
  /** Rows of the table that are meant. */
  readonly only: readonly Predicate[];
  /** The figure of a place is the sum of several rows: of its parts, or of the groups of its people. */
  readonly summed: boolean;
  readonly form: Form;
  /** The part of the people that was asked for, where it is a value of another column. */
  readonly part?: string;
  /** A rate that is computed from two numbers, in percent. */
  readonly ratio?: { readonly top: Expression; readonly whole: Expression; readonly of: string };
}

export const firstYear = ({ indicator: { year, time } }: Series): number | undefined =>
  time ? Number(time.view.min) : year;

export const lastYear = ({ indicator: { year, time } }: Series): number | undefined =>
  time ? Number(time.view.max) : year;

/** Every year that there are figures of, where that is known; the first and the last, where it is not. */
export const yearsOf = (series: Series, model: CompiledModel): readonly number[] => {
  const { time } = series.indicator;
  const values = time && model.values.complete.has(time.id) ? model.values.ofColumn.get(time.id) : undefined;
  const ends = [firstYear(series), lastYear(series)].flatMap((year) => year ?? []);
  return values ? values.map(Number) : [...new Set(ends)];
};
