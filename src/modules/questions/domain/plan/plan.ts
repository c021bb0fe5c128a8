import { Impossible, Refusal } from '../build/refusal.js';
import type { Grounding } from '../grammar/ground.js';
import { nameWords } from '../grammar/noun-senses.js';
import { subjectOf } from '../grammar/subject.js';
import type { Question } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import type { Table } from '../model/schema-graph.js';
import type { Query } from '../query/query.js';
import type { Sense } from '../resolve/assignment.js';
import { areApart, isContradiction } from './contradiction.js';
import { groupedQuery } from './grouped.js';
import { listedQuery } from './listed.js';
import { pairQuery } from './pair.js';
import { Planning } from './planning.js';

/** The table that a noun stands for, by itself or by a reference to its rows. */
const rowsOf = (sense: Sense): Table | undefined => {
  if (sense.kind === 'table') return sense.table;
  const { column } = sense;
  if (column.table.dimensions.includes(column)) return column.table;
  return column.table.edges.find(({ toOne, on }) => toOne && on.some(([from]) => from === column))?.to;
};

/** "phone numbers of customers AND STAFF", who each have some: two lists, and no table of both. */
const refuseBoth = (planning: Planning, { wanted }: Question): void => {
  const [first, second] = wanted;
  if (first?.kind !== 'property' || !first.of || second?.kind !== 'property' || second.of || second.its)
    return;
  const sense = planning.planner.sense(second.noun);
  const table = rowsOf(sense);
  if (!table || nameWords.has(first.noun.text.toLowerCase())) return;
  const own = first.noun.columns.find(({ column, score }) => score > 0.9 && column.table === table);
  if (own)
    throw new Impossible(
      `There is a ${first.noun.text.toLowerCase()} of each: ask for one after the other.`,
      6,
      [second.noun.text],
    );
};

/** "the most common type ACROSS products": of all of them, and not of each, which has one type. */
const acrossAll = (question: Question, { nouns }: Grounding): Question => {
  const subject = subjectOf(question);
  const sense = subject && nouns.get(subject.noun);
  if (subject?.first?.by.kind !== 'often' || sense?.kind !== 'column') return question;
  const groups = question.groups.filter(({ noun }) => {
    const group = nouns.get(noun);
    return group?.kind !== 'table' || group.table !== sense.column.table;
  });
  return { ...question, groups };
};

/** A question, with its words decided, as a query. */
export const plan = (question: Question, grounding: Grounding, model: CompiledModel): Query => {
  const pair = question.wanted.find((one) => one.kind === 'pair');
  if (pair) return pairQuery(question, pair, [grounding, model]);
  const planning = new Planning(acrossAll(question, grounding), grounding, model);
  const labels = question.wanted.flatMap((one) => planning.columnsOf(one));
  refuseBoth(planning, question);
  const query = planning.figures.length > 0 ? groupedQuery(planning, labels) : listedQuery(planning, labels);
  if (areApart(query.where)) throw new Impossible('Nothing can be both at once.', 5);
  if (isContradiction(query.where)) throw new Refusal('Nothing can be both at once.', 5);
  return query;
};
