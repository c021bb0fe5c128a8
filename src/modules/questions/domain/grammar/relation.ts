import type { Mention } from '../parse/draft.js';

/** Whether rows of a table tie things of another to each other: borders of states. */
export const isRelation = ({ tables, columns, related }: Mention): boolean =>
  [...tables, ...columns.map(({ column, score }) => ({ table: column.table, score }))].some(
    ({ table, score }) =>
      score > (related ? 0.45 : 0.6) &&
      table.edges.some(
        (edge) =>
          edge.toOne && table.edges.some((other) => other !== edge && other.toOne && other.to === edge.to),
      ),
  );
