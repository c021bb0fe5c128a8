import { joinTree } from '../model/join-tree.js';
import type { Table } from '../model/schema-graph.js';

const known = new WeakMap<Table, Map<Table, number>>();

/** How many joins lie between two tables, the likely ones counting less; infinite where nothing connects them. */
export const distanceOf = (from: Table, to: Table): number => {
  if (from === to) return 0;
  let distances = known.get(from);
  if (!distances) {
    distances = new Map();
    known.set(from, distances);
  }
  const found = distances.get(to) ?? joinTree(from, [to])?.cost ?? Number.POSITIVE_INFINITY;
  distances.set(to, found);
  return found;
};
