import type { Edge } from '../model/schema-graph.js';

/** At most one row is met: by the key, or by the key without the time, which the query fixes. */
export const meetsOne = (edge: Edge, fixed: boolean): boolean =>
  edge.toOne ||
  (fixed &&
    edge.to.time !== undefined &&
    edge.to.dimensions.length > 0 &&
    edge.to.dimensions.every((dimension) => edge.on.some(([, column]) => column === dimension)));

/** Neither side repeats. */
export const isOneToOne = (edge: Edge): boolean =>
  meetsOne(edge, true) &&
  edge.from.dimensions.every((dimension) => edge.on.some(([column]) => column === dimension));
