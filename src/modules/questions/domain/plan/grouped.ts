import { Refusal } from '../build/refusal.js';
import type { Figure, Things } from '../grammar/tree.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Expression, type Query, type Sorted } from '../query/query.js';
import { type Entity, isUnique, keyOf, labelsOf } from './entity.js';
import { figureExpression, nameOfFigure } from './figures.js';
import { howMany } from './first.js';
import { limited, sortedAs } from './order.js';
import { keysOfGroup, showPeriod } from './period.js';
import type { Label, Planning } from './planning.js';
import { distinctOf } from './selected.js';

const addFigure = (planning: Planning, figure: Figure): void => {
  const { planner, rows } = planning;
  const [name, label] = nameOfFigure(planner, figure);
  planning.add(figureExpression(planner, rows, figure), name, label);
};

/** What tells the owners of the labels apart, where it is they that are grouped by. */
const ownKey = (planning: Planning, labels: readonly Label[]): readonly Expression[] => {
  const { question, subject, rows } = planning;
  const entity = subject && planning.entity(subject);
  const owned =
    question.groups.length === 0 &&
    entity &&
    !entity.column &&
    entity.table !== rows.root &&
    labels.some(({ column }) => column === entity.table.nameColumn);
  return owned ? keyOf(entity).map((column) => columnOf(column)) : [];
};

/** "the most common type, and how many there are": the groups themselves are ranked. */
const rankedGroups = ({ subject, figures }: Planning) => {
  const first = subject?.first;
  return first?.by.kind === 'often' && figures.every(({ of }) => of !== subject) ? first : undefined;
};

/** What a group is shown by: its name, with its code where the name may be that of several, or the code is one that people use. */
const toldBy = (entity: Entity): readonly Column[] => {
  const { table, column } = entity;
  const [key, ...others] = table.dimensions;
  const name = column ? undefined : table.nameColumn;
  if (!name || !key || others.length > 0 || name === key || name.view.meaning !== undefined)
    return labelsOf(entity);
  return key.view.type === 'text' || !isUnique(name) ? [key, ...labelsOf(entity)] : labelsOf(entity);
};

/** Towers by the category of the fairs in their city: what merely lies beside them tells nothing of them. */
const refuseBeside = (planning: Planning, group: Things): void => {
  const { rows } = planning;
  const { table, column } = planning.entity(group);
  if (!column || rows.has(table)) return;
  const path = rows.path(rows.root, table);
  const many = path.findLastIndex(({ toOne }) => !toOne);
  if (path.slice(0, Math.max(0, many)).some(({ toOne }) => toOne))
    throw new Refusal(
      `${column.view.label} is told of what lies beside ${rows.root.view.label.toLowerCase()}, and not of it.`,
      4,
    );
};

/** Every line of the answer is a group of rows, or all of them. */
export const groupedQuery = (planning: Planning, labels: readonly Label[]): Query => {
  const { question, rows, subject, figures, select } = planning;
  const often = rankedGroups(planning);
  for (const { of } of figures) if (of && !planning.isSubject(of)) planning.place(of);
  if (subject) planning.place(subject, often !== undefined);
  for (const group of question.groups) {
    refuseBeside(planning, group);
    planning.place(group);
  }
  for (const group of question.groups) {
    if (group.period) showPeriod(planning, group);
    else planning.show(toldBy(planning.entity(group)));
  }
  planning.show(labels.map(({ column }) => column));
  const named = select.map(({ expression }) => expression);
  const keys = question.groups.flatMap((group) => keysOfGroup(planning, group));
  for (const figure of figures) addFigure(planning, figure);
  const asked = question.order.map((one) => sortedAs(planning, one));
  const sorted = often && { by: select.at(-1)?.expression as Expression, direction: often.direction };
  const byName = named.map((by): Sorted => ({ by, direction: 'asc' }));
  return rows.query({
    select,
    groupBy: distinctOf([...keys, ...ownKey(planning, labels), ...named]),
    orderBy: sorted ? [sorted] : asked.length > 0 ? asked : byName,
    ...(sorted ? { first: howMany(often, sorted) } : limited(planning, asked)),
  });
};
