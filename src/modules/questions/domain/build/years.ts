import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';

const asYear = (value: string | number | undefined): number | undefined => {
  const year = typeof value === 'number' ? value : Number(String(value ?? '').slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : undefined;
};

/** The years a column holds, latest first; undefined when only their range is known. */
export const knownYears = (column: Column, model: CompiledModel): readonly number[] | undefined => {
  const indexed = model.values.complete.has(column.id) ? model.values.ofColumn.get(column.id) : undefined;
  const listed =
    indexed ?? (column.view.samples.length >= column.view.distinctCount ? column.view.samples : undefined);
  const years = listed?.map(asYear).filter((year) => year !== undefined);
  return years && [...new Set(years)].sort((a, b) => b - a);
};

export const firstYear = (column: Column): number | undefined => asYear(column.view.min);
export const lastYear = (column: Column): number | undefined => asYear(column.view.max);

export const hasYear = (column: Column, year: number, model: CompiledModel): boolean => {
  const known = knownYears(column, model);
  if (known) return known.includes(year);
  return year >= (firstYear(column) ?? year) && year <= (lastYear(column) ?? year);
};

/** "1990, 2000, 2010 and 2020", or "from 1850 to 2000". */
export const yearsInWords = (column: Column, model: CompiledModel): string => {
  const known = knownYears(column, model);
  if (!known || known.length > 12) return `from ${firstYear(column)} to ${lastYear(column)}`;
  const ascending = [...known].reverse();
  const last = ascending.pop();
  return ascending.length > 0 ? `${ascending.join(', ')} and ${last}` : String(last);
};
