import type { Column, Table } from '../model/schema-graph.js';
import type { Building } from './building.js';
import { openDimensions } from './grain.js';
import type { Measure } from './measure.js';
import { isOfName } from './repeated.js';

const isUnique = (column: Column): boolean => column.view.distinctCount >= column.table.view.rowCount;

/** Whether rows of one table are told apart by what is shown of them. */
const tellApart = (table: Table, { labels, frame }: Building): boolean =>
  table.dimensions.length > 0
    ? openDimensions(table, [...labels, ...frame.pinned]).length === 0
    : labels.some((label) => label.table === table && isUnique(label));

/** "sales by region": several rows share what is shown, and their figures add up. */
export const repeatsLabels = (building: Building, { column, over }: Measure): boolean => {
  const { frame, shape, labels } = building;
  const { table, view } = column;
  const asked = shape.groups.length > 0 || frame.input.draft.superlative !== undefined;
  if (!asked || over || labels.length === 0 || table.time) return false;
  if (view.aggregation !== 'sum' && !isOfName(column)) return false;
  if (labels.some((label) => label.view.role === 'measure')) return false;
  if (tellApart(table, building)) return false;
  return labels.every((label) => label.table === table || frame.isFiner(table, label.table));
};
