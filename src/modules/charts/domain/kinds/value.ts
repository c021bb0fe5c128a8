import { measuresOf } from '../table.js';
import type { ChartKind } from './kind.js';

export const value: ChartKind = {
  type: 'value',
  problem: ({ rows }) => (rows.length === 1 ? undefined : 'one value stands in one row'),
  suits: (table) =>
    measuresOf(table).length === 1 || table.fields.length === 1 ? 'the answer is one value' : undefined,
  spec: () => ({}),
};
