import { buildFrame } from '../build/build-query.js';
import type { Frame } from '../build/frame.js';
import { Refusal } from '../build/refusal.js';
import type { CompiledModel } from '../model/compile.js';
import type { Draft } from '../parse/draft.js';
import { printEnglish } from '../print/english.js';
import { printSql } from '../print/sql.js';
import type { Query } from '../query/query.js';
import { assign } from './assign.js';
import { type Assignment, tableOf } from './assignment.js';
import { withImplied } from './implied.js';
import { checkVisible } from './visible.js';

/** One way to understand a question, with how likely it is. */
export interface Reading {
  readonly query: Query;
  readonly frame: Frame;
  readonly assignment: Assignment;
  readonly text: string;
  readonly sql: string;
  readonly score: number;
}

export interface Readings {
  /** Best first; each different in what it computes. */
  readonly readings: readonly Reading[];
  /** Why others could not be; the most telling first. */
  readonly refusals: readonly Refusal[];
}

const certain = 0.9;

/** Joins through tables that nobody mentioned, or several joins between things that are only partly named. */
const isFarFetched = (query: Query, { nouns, values }: Assignment): boolean => {
  const said = new Set([
    ...[...nouns.values()].map(tableOf),
    ...[...values.values()].map(({ column }) => column.table),
  ]);
  const unsaid = query.joins
    .map((edge) => edge.to)
    .filter((table) => !said.has(table) && table.edges.length < 2);
  const vague = [...nouns].some(([mention, { score }]) => !mention.related && score < certain - 0.2);
  return unsaid.length > 0 || (query.joins.length > 1 && vague);
};

const joinPenalty = 0.16;

const tryReading = (draft: Draft, model: CompiledModel, assignment: Assignment): Reading | Refusal => {
  try {
    const frame = buildFrame({ draft, assignment, model });
    const { query, cost } = frame.finish();
    if (query.joins.length > 3 || cost > 5)
      return new Refusal('The things asked about are too far apart in the data to be sure what is meant.', 3);
    if (draft.entities.length > 3)
      return new Refusal('The question names more things than can be put together with certainty.', 3);
    if (isFarFetched(query, assignment))
      return new Refusal('Too much would have to be guessed to put this together.', 2);
    const { superlative } = draft;
    if (superlative?.only && !query.first?.only)
      return new Refusal(`It is not clear of what the place in the order is meant.`, 4, [superlative.text]);
    checkVisible(draft, query, assignment);
    if (query.select.length === 0) return new Refusal('Nothing is asked for.', 1);
    return {
      query,
      frame,
      assignment,
      text: printEnglish(frame, query),
      sql: printSql(query),
      score: assignment.score - joinPenalty * cost - frame.penalty,
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const mostTried = 24;

interface Weighed {
  readonly refusal: Refusal;
  /** Less when the words had to be taken for less likely things. */
  readonly weight: number;
}

/** Every sound way to understand a draft. */
export const readingsOf = (said: Draft, model: CompiledModel): Readings => {
  const draft = withImplied(said, model);
  const refusals: Weighed[] = [];
  const bySql = new Map<string, Reading>();
  const tried = assign(draft, model).slice(0, mostTried);
  const best = tried[0]?.score ?? 0;
  for (const assignment of tried) {
    const result = tryReading(draft, model, assignment);
    if (result instanceof Refusal) {
      refusals.push({ refusal: result, weight: result.weight - 6 * (best - assignment.score) });
      continue;
    }
    const known = bySql.get(result.sql);
    if (!known || known.score < result.score) bySql.set(result.sql, result);
  }
  return {
    readings: [...bySql.values()].sort((a, b) => b.score - a.score || (a.sql < b.sql ? -1 : 1)),
    refusals: refusals.sort((a, b) => b.weight - a.weight).map(({ refusal }) => refusal),
  };
};
