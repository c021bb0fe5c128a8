import type { CompiledModel } from '../model/compile.js';
import { remembered } from '../model/remembered.js';
import type { Table } from '../model/schema-graph.js';
import { type Indicator, indicators, isOfTime } from './indicators.js';

const isDated = ({ year, time }: Indicator): boolean => year !== undefined || time !== undefined;

/** Tables with figures of a certain time. */
export const datedTables = remembered(
  (model: CompiledModel): ReadonlySet<Table> =>
    new Set([
      ...indicators(model)
        .filter(isDated)
        .map(({ column }) => column.table),
      ...model.graph.tables.filter(isOfTime),
    ]),
);

/** Whether a source has the same figures of the same places in several tables: by others, or of other years. */
export const hasEditions = remembered((model: CompiledModel): boolean => {
  const dated = indicators(model).filter(isDated);
  const same = Map.groupBy(dated, ({ topics, form, geography }) => `${geography.level} ${form} ${topics}`);
  return [...same.values()].some((all) => new Set(all.map(({ column }) => column.table)).size > 1);
});
