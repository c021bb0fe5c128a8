import type { Edge, Table } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import type { Parser } from './chart.js';
import { noun, relatedNoun } from './nouns.js';
import { either, where } from './parser.js';

/** What ties a row of a table to two others of one kind. */
const tiesAlike = (table: Table): readonly Edge[] =>
  table.edges.filter(
    (edge) =>
      edge.toOne && table.edges.some((other) => other !== edge && other.toOne && other.to === edge.to),
  );

/** Whether rows of a table tie things of another to each other: borders of states. */
export const isRelation = ({ tables, columns, related }: Mention): boolean => {
  const likely = related ? 0.45 : 0.6;
  return (
    tables.some(({ table, score }) => score > likely && tiesAlike(table).length > 0) ||
    columns.some(
      ({ column, score }) =>
        score > likely && tiesAlike(column.table).some(({ on }) => on.some(([from]) => from === column)),
    )
  );
};

/** A word that names such a relation: "border". */
export const relation: Parser<Mention> = where(either(noun, relatedNoun), (one) => isRelation(one));
