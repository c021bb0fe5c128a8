import type { Things } from '../grammar/tree.js';
import type { Column } from '../model/schema-graph.js';
import type { Query } from '../query/query.js';
import { keyOf } from './entity.js';
import { firstOf } from './first.js';
import type { Planner } from './planner.js';
import { Rows, shown } from './rows.js';

/** Those that are meant, by their key: an inner query. */
export const thoseOf = (planner: Planner, things: Things, key?: readonly Column[]): Query => {
  const entity = planner.entity(things.noun);
  const columns = key ?? keyOf(entity);
  if (things.first) return firstOf(planner, things, columns);
  const rows = new Rows(entity.table);
  planner.narrow(rows, entity, things.conditions);
  return rows.query({ select: shown(columns) });
};
