import type { ChartKind } from './kind.js';

export const table: ChartKind = {
  type: 'table',
  problem: () => undefined,
  suits: ({ rows }) => (rows.length === 0 ? 'there are no rows' : 'the rows are best read as they are'),
  spec: () => ({}),
};
