import type { Column, Table } from '../model/schema-graph.js';
import type { Condition, Mention } from '../parse/draft.js';
import { columnOf, type Predicate } from '../query/query.js';
import { tableOf } from '../resolve/assignment.js';
import type { CompareOp } from '../text/operators.js';
import { checkException } from './excepted-places.js';
import { Frame } from './frame.js';
import { CannotAggregate, Refusal } from './refusal.js';
import { repeatedName } from './repeated.js';
import { membership, type Restriction, restriction } from './restrictions.js';
import { contradict, tooSmall } from './soundness.js';
import { addThing } from './things.js';

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

const opposite = (predicate: Predicate): Predicate | undefined => {
  if (predicate.kind === 'in' || predicate.kind === 'like')
    return { ...predicate, negated: !predicate.negated };
  if (predicate.kind === 'all' || predicate.kind === 'any') {
    const parts = predicate.of.map(opposite);
    const kind = predicate.kind === 'all' ? 'any' : 'all';
    return parts.every((part) => part !== undefined) ? { kind, of: parts } : undefined;
  }
  if (predicate.kind !== 'compare') return undefined;
  const ops: Record<CompareOp, CompareOp> = {
    '>': '<=',
    '>=': '<',
    '<': '>=',
    '<=': '>',
    '=': '<>',
    '<>': '=',
  };
  return { ...predicate, op: ops[predicate.op] };
};

/** "rivers that do not run through Texas": none of the rows of their name do. */
const addNegatedName = (frame: Frame, { column, predicate }: Restriction, name: Column): void => {
  const { draft } = frame.input;
  const inner = new Frame(frame.root, { ...frame.input, draft: { ...draft, times: [] } });
  inner.restrict(column.table, predicate);
  inner.add(columnOf(name), name.name, name.view.label);
  frame.where.push({ kind: 'member', on: [name], query: inner.finish().query, negated: true });
  frame.distinct = true;
};

const addNegated = (frame: Frame, { column, predicate }: Restriction): void => {
  checkException(frame, { column, predicate });
  const name = repeatedName(frame.root);
  if (name && name !== column && !frame.isMany(column.table)) {
    addNegatedName(frame, { column, predicate }, name);
    return;
  }
  if (!frame.isMany(column.table)) {
    const not = opposite(predicate);
    if (!not) throw new Refusal('This cannot be turned into its opposite.', 2);
    frame.restrict(column.table, not);
    return;
  }
  tooSmall(frame, { column, predicate });
  frame.restrict(column.table, predicate, { negated: true });
};

/** "more than 3 orders": how many of something belong to a row. */
const addHaving = (frame: Frame, condition: Of<'having'>): void => {
  const sense = frame.input.assignment.nouns.get(condition.mention);
  if (!sense) throw new Refusal(`"${condition.mention.text}" was not understood.`, 2);
  if (sense.kind === 'column' && sense.column.view.role !== 'measure') {
    throw new CannotAggregate(`"${condition.mention.text}" cannot be counted here.`, 2);
  }
  if (sense.kind === 'column') {
    const predicate: Predicate = {
      kind: 'compare',
      left: columnOf(sense.column),
      op: condition.op,
      right: { kind: 'literal', value: condition.count },
    };
    frame.restrict(sense.column.table, predicate);
    frame.measured.push(sense.column);
    return;
  }
  if (tableOf(sense) === frame.root) {
    frame.groupHaving = { op: condition.op, count: condition.count };
    return;
  }
  frame.countOf(tableOf(sense), condition.op, condition.count);
};

/** "never attended a COURSE": what does not exist has one of these anyway. */
const checkAlso = (frame: Frame, target: Table, also: Mention): void => {
  const sense = frame.input.assignment.nouns.get(also);
  const table = sense && tableOf(sense);
  if (!table || table === target || target.edges.some((edge) => edge.toOne && edge.to === table)) return;
  throw new Refusal(`It is not clear how "${also.text}" is left out.`, 3, [also.text]);
};

const addExists = (frame: Frame, condition: Of<'exists'>): void => {
  const sense = frame.input.assignment.nouns.get(condition.mention);
  if (sense?.kind !== 'table')
    throw new Refusal(`"no ${condition.mention.text}" was not understood.`, 2, [condition.mention.text]);
  for (const also of condition.also) checkAlso(frame, sense.table, also);
  const inner = condition.conditions.map((one) => restriction(frame, one));
  for (const one of inner) if (frame.isMany(one.column.table)) tooSmall(frame, one);
  const outside = inner.map((one) => one.column.table).filter((table) => table !== sense.table);
  const target: Table = outside[0] ?? sense.table;
  if (outside.some((table) => table !== target) || condition.conditions.some((one) => one.or))
    throw new Refusal('The exception reaches too far.', 1);
  frame.exists(
    target,
    inner.map((one) => one.predicate),
    condition.negated === true,
  );
};

const columnIn = (predicate: Predicate): Column | undefined => {
  const expression =
    'left' in predicate ? predicate.left : predicate.kind === 'known' ? predicate.of : undefined;
  return expression?.kind === 'column' ? expression.column : undefined;
};

/** What must hold all at once, each on its own column. */
const partsOf = ({ column, predicate }: Restriction): readonly Restriction[] =>
  predicate.kind === 'all'
    ? predicate.of.map((part) => ({ column: columnIn(part) ?? column, predicate: part }))
    : [{ column, predicate }];

const several = (frame: Frame, column: Column): void => {
  if (!frame.several.includes(column)) frame.several.push(column);
};

const pin = (frame: Frame, { column, predicate }: Restriction): void => {
  if (predicate.kind === 'known' && predicate.every) several(frame, column);
  if (predicate.kind === 'any')
    for (const one of predicate.of.flatMap((of) => partsOf({ column, predicate: of })))
      several(frame, one.column);
  if (predicate.kind === 'in' && !predicate.negated && predicate.values.length === 1)
    frame.pinned.add(column);
  if (predicate.kind === 'compare' && predicate.op === '=') frame.pinned.add(column);
  if (predicate.kind === 'in' && predicate.values.length > 1 && !predicate.said) frame.several.push(column);
  if (
    predicate.kind === 'compare' &&
    predicate.left.kind === 'column' &&
    column.view.role === 'measure' &&
    predicate.op !== '='
  )
    frame.measured.push(column);
};

const addPositive = (frame: Frame, condition: Condition): void => {
  const one = restriction(frame, condition);
  const many = frame.isMany(one.column.table);
  const all = condition.kind === 'value' && (condition.all || frame.input.draft.both);
  if (condition.kind === 'value' && condition.values.length > 1 && (all || (many && !condition.either))) {
    if (!many)
      throw new Refusal(`Nothing can be both ${condition.values.map(({ text }) => text).join(' and ')}.`, 5);
    for (const value of condition.values) {
      const single = membership(frame, { ...condition, values: [value] });
      frame.restrict(single.column.table, single.predicate, { alone: true });
    }
    return;
  }
  if (many) tooSmall(frame, one);
  for (const part of partsOf(one)) {
    contradict(frame, part);
    pin(frame, part);
    frame.restrict(part.column.table, part.predicate);
  }
};

/** One condition that every row must meet. */
const addOne = (frame: Frame, condition: Condition): void => {
  if (condition.kind === 'thing') addThing(frame, condition, addConditions);
  else if (condition.kind === 'having') addHaving(frame, condition);
  else if (condition.kind === 'exists') addExists(frame, condition);
  else if (condition.negated) addNegated(frame, restriction(frame, condition));
  else addPositive(frame, condition);
};

/** Alternatives: one of them must hold. */
const addAny = (frame: Frame, chain: readonly Condition[]): void => {
  const all = chain.map((condition) => ({ ...restriction(frame, condition), negated: condition.negated }));
  const table = all[0]?.column.table as Table;
  if (all.some((one) => one.column.table !== table || one.negated))
    throw new Refusal('These alternatives cannot be combined.', 2);
  const outside = frame.input.draft.conditions.filter(
    (condition) => !chain.includes(condition) && (condition.kind === 'value' || condition.kind === 'compare'),
  );
  const columns = new Set(all.map((one) => one.column));
  if (outside.some((condition) => columns.has(restriction(frame, condition).column)))
    throw new Refusal('It is not clear what belongs to which alternative.', 3, ['or']);
  frame.restrict(table, { kind: 'any', of: all.map((one) => one.predicate) });
};

/** Puts all conditions of the question on the query. */
export const addConditions = (frame: Frame): void => {
  const { conditions, wholeCountry } = frame.input.draft;
  if (conditions[0]?.or) throw new Refusal('The alternatives were not understood.', 4, ['or']);
  const covers = [...frame.input.model.graph.columns.values()].some((column) =>
    column.view.meaning?.startsWith('state'),
  );
  if (wholeCountry && !covers)
    throw new Refusal('The data does not say which country it is about.', 4, ['US']);
  for (let at = 0; at < conditions.length; ) {
    let end = at + 1;
    while (conditions[end]?.or) end += 1;
    const chain = conditions.slice(at, end);
    if (chain.length > 1) addAny(frame, chain);
    else addOne(frame, chain[0] as Condition);
    at = end;
  }
};
