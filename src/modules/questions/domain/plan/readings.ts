import { Impossible, Refusal } from '../build/refusal.js';
import type { Found } from '../grammar/chart.js';
import { type Grounding, ground } from '../grammar/ground.js';
import type { Question } from '../grammar/tree.js';
import { limits, weights } from '../grammar/weights.js';
import type { CompiledModel } from '../model/compile.js';
import { isLink } from '../model/schema-graph.js';
import { printSql } from '../print/sql.js';
import { allTables, type Query } from '../query/query.js';
import { plan } from './plan.js';
import { tell } from './tell.js';

/** One way to understand a question, with how likely it is. */
export interface Understood {
  readonly question: Question;
  readonly grounding: Grounding;
  readonly query: Query;
  readonly text: string;
  readonly sql: string;
  readonly score: number;
}

export interface Understandings {
  /** Best first; each different in what it computes. */
  readonly readings: readonly Understood[];
  readonly refusals: readonly Refusal[];
}

const mostParses = 8;
const mostGroundings = 8;
const mostTables = 4;

/** Where the words were understood, and cannot be, what fits them that much less is not what was meant. */
const clearly = 0.35;

const tryPlan = (
  found: Found<Question>,
  grounding: Grounding,
  model: CompiledModel,
): Understood | Refusal => {
  if (grounding.score < limits.leastGrounded)
    return new Refusal('Too much would have to be guessed to put this together.', 2);
  try {
    const query = plan(found.value, grounding, model);
    if (allTables(query).filter((table) => !isLink(table)).length > mostTables)
      return new Refusal('The things asked about are too far apart in the data to be sure what is meant.', 3);
    if (query.select.length === 0) return new Refusal('Nothing is asked for.', 1);
    return {
      question: found.value,
      grounding,
      query,
      text: tell({ question: found.value, grounding }, query, model),
      sql: printSql(query, model.dialect),
      score: grounding.score - found.cost - weights.table * allTables(query).length,
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** Every sound way to understand what was parsed. */
export const understandings = (parses: readonly Found<Question>[], model: CompiledModel): Understandings => {
  const bySql = new Map<string, Understood>();
  const refusals: Refusal[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const found of parses.slice(0, mostParses)) {
    for (const grounding of ground(found.value, model).slice(0, mostGroundings)) {
      const result = tryPlan(found, grounding, model);
      if (result instanceof Refusal) {
        refusals.push(result);
        if (result instanceof Impossible) least = Math.max(least, grounding.score - found.cost - clearly);
      } else {
        const known = bySql.get(result.sql);
        if (!known || known.score < result.score) bySql.set(result.sql, result);
      }
    }
  }
  return {
    readings: [...bySql.values()]
      .filter(({ score }) => score > least)
      .sort((a, b) => b.score - a.score || (a.sql < b.sql ? -1 : 1)),
    refusals: refusals.sort((a, b) => b.weight - a.weight),
  };
};
