import type { Grounding } from '../grammar/ground.js';
import type { Question } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import type { Query } from '../query/query.js';
import { groupedQuery } from './grouped.js';
import { listedQuery } from './listed.js';
import { pairQuery } from './pair.js';
import { Planning } from './planning.js';

/** A question, with its words decided, as a query. */
export const plan = (question: Question, grounding: Grounding, model: CompiledModel): Query => {
  const pair = question.wanted.find((one) => one.kind === 'pair');
  if (pair) return pairQuery(question, pair, [grounding, model]);
  const planning = new Planning(question, grounding, model);
  const labels = question.wanted.flatMap((one) => planning.columnsOf(one));
  return planning.figures.length > 0 ? groupedQuery(planning, labels) : listedQuery(planning, labels);
};
