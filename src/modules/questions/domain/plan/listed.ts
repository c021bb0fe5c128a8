import { isOfName } from '../build/repeated.js';
import { ownerOf } from '../grammar/subject.js';
import type { First, Things } from '../grammar/tree.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Query, type Sorted } from '../query/query.js';
import { isUnique, keyOf, labelsOf } from './entity.js';
import { howMany, rankOf, sortedBy } from './first.js';
import { limited, sortedAs } from './order.js';
import { keysOfGroup, showPeriod } from './period.js';
import type { Label, Planning } from './planning.js';
import { distinctOf, isSame, rankedName } from './selected.js';

/** Figures alone say little: they are shown with what they are of. */
const nameOfOwner = (planning: Planning, labels: readonly Label[]): readonly Column[] => {
  const { subject, planner } = planning;
  const entity = subject && planning.entity(subject);
  const name = entity?.column ? undefined : entity?.table.nameColumn;
  const figures = labels.every(({ column, distinct }) => !distinct && column.view.role === 'measure');
  const named = subject?.conditions.some(
    (one) => one.kind === 'is' && one.values.some((value) => planner.value(value).column === name),
  );
  return name && figures && labels.length > 0 && !named && !subject?.first ? [name] : [];
};

/** "customers older than 30": with their ages, where the customers themselves are listed. */
const compared = (
  { subject, question, rows, planner }: Planning,
  labels: readonly Label[],
): readonly Column[] => {
  const { root } = rows;
  const listed =
    subject &&
    question.order.length === 0 &&
    labels.every(({ column }) => column === root.nameColumn || column.view.role === 'key');
  if (!listed || labels.some(({ distinct }) => distinct)) return [];
  const columns = subject.conditions.flatMap((one) =>
    one.kind === 'compare' && !one.left.agg && one.left.noun && one.op !== '='
      ? [planner.column(one.left.noun)]
      : [],
  );
  return columns.filter((column) => column.table === root && column.view.role === 'measure');
};

/** The different values of a column: each is shown once. */
const areValues = (planning: Planning, labels: readonly Label[]): boolean => {
  const [only, ...others] = labels;
  const entity = planning.subject && planning.entity(planning.subject);
  if (!only || others.length > 0) return false;
  const column = entity ? entity.column : only.column;
  const repeated =
    only.column.table.dimensions.length === 0 ||
    planning.subject?.conditions.some(({ kind }) => kind === 'times') === true;
  return (
    column === only.column &&
    !isUnique(only.column) &&
    only.column.view.role !== 'measure' &&
    (repeated || only.column !== only.column.table.nameColumn)
  );
};

/** Each is shown once, in the order of what is not shown: of the first that it has. */
const onceInOrder = ({ rows, select }: Planning, orderBy: readonly Sorted[]): Query =>
  rows.query({
    select,
    groupBy: select.map(({ expression }) => expression),
    orderBy: orderBy.map(({ by, direction }) => ({
      by: { kind: 'aggregate', agg: direction === 'asc' ? 'min' : 'max', of: by },
      direction,
    })),
  });

/** Those that come first, of all or of each group. */
const rankedRows = (planning: Planning, subject: Things, first: First): Query => {
  const { rows, question, planner, select } = planning;
  const entity = planning.entity(subject);
  const ranked = rankOf(planner, { rows, entity }, first);
  const keys = ranked.grouped ? keyOf(entity) : [];
  const sorted = sortedBy(first, ranked);
  const labels = select.map(({ expression }) => expression);
  const [name, label] = rankedName(ranked);
  planning.add(ranked.by, name, label);
  const per = question.groups.flatMap((group) => keysOfGroup(planning, group));
  return rows.query({
    select,
    distinct: !ranked.grouped && entity.column !== undefined,
    ...(ranked.grouped && {
      groupBy: distinctOf([...keys.map((column) => columnOf(column)), ...per, ...labels]),
    }),
    first: { ...howMany(first, sorted), ...(per.length > 0 && { per }) },
    orderBy: [sorted],
  });
};

const placeAll = (planning: Planning): void => {
  const { question, subject } = planning;
  if (subject) planning.place(subject, true);
  for (const group of question.groups) {
    planning.place(group);
    if (group.period) showPeriod(planning, group);
    else planning.show(labelsOf(planning.entity(group)));
  }
  for (const one of question.wanted) {
    const owner = ownerOf(one);
    if (owner && owner !== subject && !planning.isSubject(owner)) planning.place(owner);
  }
};

/** Every line of the answer is a row, or the first of something. */
export const listedQuery = (planning: Planning, labels: readonly Label[]): Query => {
  const { question, rows, subject, select } = planning;
  placeAll(planning);
  planning.show([...nameOfOwner(planning, labels), ...labels.map(({ column }) => column)]);
  const shown = compared(planning, labels);
  planning.show(shown);
  if (subject?.first) return rankedRows(planning, subject, subject.first);
  const [figure] = shown;
  const asked = question.order.map((one) => sortedAs(planning, one));
  const orderBy =
    asked.length === 0 && figure ? [{ by: columnOf(figure), direction: 'desc' as const }] : asked;
  const once = labels.length > 0 && labels.every(({ column }) => isOfName(column));
  const distinct = once || labels.some((one) => one.distinct) || areValues(planning, labels);
  if (distinct && !orderBy.every(({ by }) => select.some((one) => isSame(one.expression, by))))
    return onceInOrder(planning, orderBy);
  return rows.query({ select, distinct, orderBy, ...limited(planning, orderBy) });
};
