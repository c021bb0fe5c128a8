import type { CompiledModel } from '../model/compile.js';
import { indicators } from './indicators.js';

const known = new WeakMap<CompiledModel, boolean>();

const find = (model: CompiledModel): boolean => {
  const dated = indicators(model).filter(({ year, time }) => year !== undefined || time);
  const same = Map.groupBy(dated, ({ topics, form, geography }) => `${geography.level} ${form} ${topics}`);
  return [...same.values()].some((all) => new Set(all.map(({ column }) => column.table)).size > 1);
};

/** Whether a source has the same figures of the same places in several tables: by others, or of other years. */
export const hasEditions = (model: CompiledModel): boolean => {
  const found = known.get(model) ?? find(model);
  known.set(model, found);
  return found;
};
