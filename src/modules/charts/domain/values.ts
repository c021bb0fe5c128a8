import type { JsonValue } from '#shared/contracts';
import type { ChartCell } from '../contract/index.js';
import type { Json } from './formats.js';
import { type Field, numberOf, type Table } from './table.js';

const cellOf = (field: Field, cell: ChartCell | undefined): JsonValue =>
  field.part === 'measure' || field.numbers.length > 0 ? numberOf(cell) : (cell ?? null);

/** The rows as Vega-Lite takes them, with the columns that the chart uses. */
export const valuesOf = ({ rows }: Table, fields: readonly Field[]): Json[] =>
  rows.map((row) => Object.fromEntries(fields.map((field) => [field.name, cellOf(field, row[field.index])])));

export const seriesName = 'series';
export const amountName = 'amount';

/** Several measures of one unit as one: a row for each, named by the label of the measure. */
export function foldedValues(table: Table, keys: readonly Field[], measures: readonly Field[]): Json[] {
  const wide = valuesOf(table, [...keys, ...measures]);
  return wide.flatMap((row) =>
    measures.map((measure) => ({
      ...Object.fromEntries(keys.map(({ name }) => [name, row[name] ?? null])),
      [seriesName]: measure.column.label,
      [amountName]: row[measure.name] ?? null,
    })),
  );
}

/** One field that stands for all of the folded ones, for its scale, its format and its title. */
export function foldedField(measures: readonly Field[]): Field {
  const [first] = measures;
  if (!first) throw new Error('There is no measure to fold.');
  const label = measures.length === 1 ? first.column.label : (first.column.unit ?? 'Value');
  return {
    ...first,
    name: amountName,
    column: { ...first.column, label },
    numbers: measures.flatMap(({ numbers }) => [...numbers]),
  };
}
