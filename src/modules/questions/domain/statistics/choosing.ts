import type { CompiledModel } from '../model/compile.js';
import { seriesFor } from './find-series.js';
import type { Level } from './geographies.js';
import type { Request } from './request.js';
import type { Series } from './series.js';

/** Figures that are read side by side: from one table, of one time. */
export interface Together {
  readonly series: readonly Series[];
  /** For each figure: what it could have been as well. */
  readonly choices: readonly (readonly Series[])[];
}

const sideBySide = (a: Series, b: Series): boolean =>
  a.indicator.column.table === b.indicator.column.table &&
  a.indicator.geography.level === b.indicator.geography.level &&
  a.summed === b.summed &&
  a.only.length === b.only.length &&
  a.indicator.column !== b.indicator.column;

/** The first figures of one table that have all that is wanted. */
export const together = (
  { wanted, time, places: within, excluded = [], level: each }: Request,
  level: Level,
  model: CompiledModel,
): Together | undefined => {
  const places = [...within, ...excluded];
  const listed = each ?? (within.length > 1 ? within[0]?.level : undefined);
  const choices = wanted.map((one) =>
    seriesFor({ wanted: one, level, time, places, ...(listed && { listed }) }, model),
  );
  const [first = [], ...others] = choices;
  for (const series of first) {
    const beside = others.map((all) =>
      all
        .filter((one) => sideBySide(series, one))
        .find(({ indicator }) => indicator.year === undefined || indicator.year === series.indicator.year),
    );
    if (beside.every((one) => one !== undefined)) return { series: [series, ...beside], choices };
  }
  return undefined;
};
