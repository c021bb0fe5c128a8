import { joinTree } from '../model/join-tree.js';
import { isLink, type Table } from '../model/schema-graph.js';

/** What passing a link saves of its step. */
const savedByLink = 0.6;

const lengthOf = (from: Table, to: Table): number => {
  const tree = joinTree(from, [to]);
  if (!tree) return Number.POSITIVE_INFINITY;
  return tree.cost - savedByLink * tree.edges.filter((edge) => edge.to !== to && isLink(edge.to)).length;
};

const known = new WeakMap<Table, Map<Table, number>>();

/** How many joins lie between two tables, the likely ones counting less; infinite where nothing connects them. */
export const distanceOf = (from: Table, to: Table): number => {
  if (from === to) return 0;
  let distances = known.get(from);
  if (!distances) {
    distances = new Map();
    known.set(from, distances);
  }
  const found = distances.get(to) ?? lengthOf(from, to);
  distances.set(to, found);
  return found;
};
