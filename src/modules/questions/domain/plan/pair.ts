import { CannotAggregate, Refusal } from '../build/refusal.js';
import type { Figure, Question } from '../grammar/tree.js';
import { countOfRows, type Expression, type Query } from '../query/query.js';
import { groupedQuery } from './grouped.js';
import { areApart, figuresOfEach, numbersOfEach } from './pair-of-each.js';
import { type Decided, type Pair, pairOf } from './pair-words.js';
import { Planning } from './planning.js';
import { Rows } from './rows.js';

const alone = (figure: Figure, [grounding, model]: Decided): Query => {
  const question: Question = { wanted: [{ kind: 'figure', figure }], groups: [], order: [] };
  const query = groupedQuery(new Planning(question, grounding, model), []);
  if (query.select.length !== 1 || query.groupBy.length > 0 || query.first)
    throw new Refusal('Only two figures can be set against each other.', 3);
  return query;
};

/** How many of the rows of a group pass what is said of them. */
const countOfSome = (planning: Planning, { agg, of }: Figure): Expression => {
  if (agg !== 'count' || !of || of.first)
    throw new CannotAggregate('Of each, only numbers of the same things can be set against each other.', 3);
  const entity = planning.entity(of);
  if (entity.table !== planning.rows.root || entity.column)
    throw new CannotAggregate('Of each, only numbers of the same things can be set against each other.', 3);
  const only = of.conditions.map((one) =>
    planning.planner.predicate({ rows: new Rows(entity.table), entity, alone: true }, one),
  );
  return only.length === 0 ? countOfRows : { kind: 'aggregate', agg: 'count', of: { kind: 'rows' }, only };
};

/** Two numbers of the same things, of each group. */
const perGroup = (question: Question, pair: Pair, [grounding, model]: Decided): Query => {
  const [first, second] = pair.figures;
  if (!first.of) throw new Refusal('It is not said what is counted.', 2);
  const bare: Figure = { agg: 'count', of: { ...first.of, conditions: [] } };
  const planning = new Planning(
    { wanted: [{ kind: 'figure', figure: bare }], groups: question.groups, order: [] },
    grounding,
    model,
  );
  const query = groupedQuery(planning, []);
  if (planning.rows.repeats) throw new CannotAggregate('Rows would be counted more than once.', 2);
  const isWhole =
    [first, second].every(({ of }) => of?.conditions.length === 0) &&
    second.of !== undefined &&
    planning.entity(second.of).table === planning.rows.root;
  const right: Expression = isWhole
    ? { kind: 'scalar', query: alone(second, [grounding, model]) }
    : countOfSome(planning, second);
  const figure = pairOf(pair, countOfSome(planning, first), right);
  return { ...query, select: [...query.select.slice(0, -1), figure] };
};

/** One figure set against another. */
export const pairQuery = (question: Question, pair: Pair, decided: Decided): Query => {
  if (question.wanted.length > 1 || question.order.length > 0 || question.limit !== undefined)
    throw new Refusal('Two figures that are set against each other are asked for by themselves.', 3);
  if (question.groups.length > 0) {
    const { figures } = pair;
    if (figures.every(({ noun }) => noun)) return figuresOfEach(question, pair, decided);
    return areApart(pair, decided)
      ? numbersOfEach(question, pair, decided)
      : perGroup(question, pair, decided);
  }
  const [one, other] = pair.figures.map((figure) => alone(figure, decided)) as [Query, Query];
  const left = one.select[0]?.expression as Expression;
  return { ...one, select: [pairOf(pair, left, { kind: 'scalar', query: other })], orderBy: [] };
};
