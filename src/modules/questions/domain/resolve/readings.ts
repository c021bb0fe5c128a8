import { buildFrame } from '../build/build-query.js';
import type { Frame } from '../build/frame.js';
import { PartsRefusal, Refusal } from '../build/refusal.js';
import type { CompiledModel } from '../model/compile.js';
import { joinTree } from '../model/join-tree.js';
import type { Column } from '../model/schema-graph.js';
import type { Draft, Mention } from '../parse/draft.js';
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

/** "height of Mount Rushmore": of what has a note with these words, two joins away in a table that was never named. */
const isHearsay = (query: Query, { nouns, values }: Assignment): boolean => {
  const named = new Set([...nouns.values()].map(tableOf));
  return [...values.values()].some(
    ({ column }) =>
      column !== column.table.nameColumn &&
      column.view.meaning === undefined &&
      !named.has(column.table) &&
      (joinTree(query.root, [column.table])?.edges.length ?? 0) > 1,
  );
};

/** Joins through tables that nobody mentioned, or several joins between things that are only partly named. */
const isFarFetched = (query: Query, assignment: Assignment): boolean => {
  const { nouns, values } = assignment;
  const said = new Set([
    ...[...nouns.values()].map(tableOf),
    ...[...values.values()].map(({ column }) => column.table),
  ]);
  const unsaid = query.joins
    .map((edge) => edge.to)
    .filter((table) => !said.has(table) && table.edges.length < 2);
  const vague = [...nouns].some(([mention, { score }]) => !mention.related && score < certain - 0.2);
  return unsaid.length > 0 || (query.joins.length > 1 && vague) || isHearsay(query, assignment);
};

const joinPenalty = 0.16;

/** "population of Austin": that of what is called so, rather than of what it is the capital of. */
const byAttribute = ({ items }: Draft, { values }: Assignment): number =>
  [...values].some(
    ([mention, { column }]) =>
      column !== column.table.nameColumn &&
      mention.values.some(
        ({ column: own }) =>
          own === own.table.nameColumn &&
          items.some((item) =>
            item.mention?.columns.some(
              ({ column: figure, score }) =>
                figure.table === own.table && figure.view.role === 'measure' && score > certain,
            ),
          ),
      ),
  )
    ? 0.2
    : 0;

const tryReading = (draft: Draft, model: CompiledModel, assignment: Assignment): Reading | Refusal => {
  try {
    const frame = buildFrame({ draft, assignment, model });
    const { query, cost } = frame.finish();
    if (query.joins.length > 3 || cost > 5)
      return new Refusal('The things asked about are too far apart in the data to be sure what is meant.', 3);
    if (draft.entities.length > 3)
      return new Refusal('The question names more things than can be put together with certainty.', 3);
    if (!frame.overview && isFarFetched(query, assignment))
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
      sql: printSql(query, model.dialect),
      score: assignment.score - joinPenalty * cost - frame.penalty - byAttribute(draft, assignment),
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** "unemployment rate of Texas": the average of its counties, or the rate of each of them. */
const inParts = (
  draft: Draft,
  model: CompiledModel,
  { assignment, parts }: { assignment: Assignment; parts: Column },
): readonly Reading[] => {
  const name = parts.table.nameColumn;
  const isIt = (mention: Mention | undefined): boolean => {
    const sense = mention && assignment.nouns.get(mention);
    return sense?.kind === 'column' && sense.column === parts;
  };
  if (!name || draft.superlative || !draft.items.some(({ mention }) => isIt(mention))) return [];
  const items = draft.items.map((item) => (isIt(item.mention) ? { ...item, agg: 'avg' as const } : item));
  const each: Mention = {
    text: name.view.label,
    tables: [],
    columns: [{ column: name, score: 1 }],
    plural: false,
  };
  const nouns = new Map(assignment.nouns).set(each, { kind: 'column', column: name, score: 1 });
  const results = [
    tryReading({ ...draft, items }, model, assignment),
    tryReading({ ...draft, groups: [...draft.groups, each] }, model, { ...assignment, nouns }),
  ];
  const readings = results.filter((one): one is Reading => !(one instanceof Refusal));
  return readings.length === results.length ? readings : [];
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
    const refused = result instanceof Refusal ? result : undefined;
    if (refused) refusals.push({ refusal: refused, weight: refused.weight - 6 * (best - assignment.score) });
    const parts =
      refused instanceof PartsRefusal
        ? inParts(draft, model, { assignment, parts: refused.figure })
        : undefined;
    for (const reading of parts ?? (result instanceof Refusal ? [] : [result])) {
      const known = bySql.get(reading.sql);
      if (!known || known.score < reading.score) bySql.set(reading.sql, reading);
    }
  }
  return {
    readings: [...bySql.values()].sort((a, b) => b.score - a.score || (a.sql < b.sql ? -1 : 1)),
    refusals: refusals.sort((a, b) => b.weight - a.weight).map(({ refusal }) => refusal),
  };
};
