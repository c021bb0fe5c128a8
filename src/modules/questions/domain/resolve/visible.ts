import { NoSuchData, Refusal } from '../build/refusal.js';
import { joinTree } from '../model/join-tree.js';
import type { Table } from '../model/schema-graph.js';
import type { Condition, Draft, Mention, Tie } from '../parse/draft.js';
import { allTables, type Query } from '../query/query.js';
import { type Assignment, tableOf } from './assignment.js';

const bestOf = ({ tables, columns }: Mention): number =>
  Math.max(0, ...tables.map(({ score }) => score), ...columns.map(({ score }) => score));

const clear = 0.95;

/** "which CITY is the capital": another word names the same column outright, and this one says what kind it is. */
const isSaidTwice = (mention: Mention, asked: readonly Mention[], { nouns }: Assignment): boolean => {
  const sense = nouns.get(mention);
  if (sense?.kind !== 'column') return false;
  return asked.some(
    (other) =>
      other !== mention &&
      other.columns.some(({ column, score }) => score >= clear && column === sense.column) &&
      nouns.get(other)?.kind === 'column',
  );
};

/** A word that names one thing exactly was read as another that it only resembles. */
const isBent = (mention: Mention, asked: readonly Mention[], assignment: Assignment): boolean => {
  const sense = assignment.nouns.get(mention);
  if (!sense || mention.related || mention.implied || mention.owner) return false;
  if (isSaidTwice(mention, asked, assignment)) return false;
  const near = [
    ...mention.tables,
    ...mention.columns.map(({ column, score }) => ({ table: column.table, score })),
  ];
  if (near.some(({ table, score }) => score >= clear && table === tableOf(sense))) return false;
  return bestOf(mention) >= clear && sense.score < bestOf(mention) - 0.2;
};

const isLost = (mention: Mention, query: Query, { nouns }: Assignment): boolean => {
  const sense = nouns.get(mention);
  return sense !== undefined && !mention.related && !allTables(query).includes(tableOf(sense));
};

const sameThings = (one: Table, other: Table): boolean =>
  one === other ||
  (one.nameColumn?.view.meaning !== undefined &&
    one.nameColumn.view.meaning === other.nameColumn?.view.meaning);

/** "cities in STATES with more than 10 million people": compared was the city, though the state has such a figure. */
const isMoved = (condition: Condition, { nouns }: Assignment): boolean => {
  if (condition.kind !== 'compare' || !condition.about || !condition.column) return false;
  const thing = condition.about.tables.find(({ score }) => score > 0.9)?.table;
  const sense = nouns.get(condition.column);
  if (!thing || sense?.kind !== 'column' || sameThings(sense.column.table, thing)) return false;
  return condition.column.columns.some(({ column, score }) => score > 0.6 && sameThings(column.table, thing));
};

/** "population of STATES": the figure of something else, though the states have one of their own. */
const isForeign = (mention: Mention, { nouns }: Assignment): boolean => {
  const thing = mention.owner?.tables.find(({ score }) => score > 0.9)?.table;
  const sense = nouns.get(mention);
  if (!thing || sense?.kind !== 'column' || sense.column.view.role !== 'measure') return false;
  if (sameThings(sense.column.table, thing)) return false;
  return mention.columns.some(({ column, score }) => score > 0.6 && sameThings(column.table, thing));
};

const reaches = (from: Table, to: Table): boolean =>
  from.edges.some(
    (edge) => edge.toOne && (edge.to === to || edge.to.edges.some((next) => next.toOne && next.to === to)),
  );

/** "names of the PROFESSORS": no name of something else that has to do with them. */
const isNameOfOther = (mention: Mention, { nouns }: Assignment): boolean => {
  const owner = mention.owner?.tables.find(({ score }) => score >= clear)?.table;
  const sense = nouns.get(mention);
  if (!owner || sense?.kind !== 'column') return false;
  const { table, name } = sense.column;
  return table !== owner && /name|title/i.test(name) && !reaches(owner, table);
};

/** "HOUSEHOLDS earning over 200,000": a figure is not chosen by a figure of other rows, where nothing ties the two. */
const isStray = (condition: Condition, draft: Draft, { nouns }: Assignment): boolean => {
  if (condition.kind !== 'compare' || !condition.column) return false;
  const thing = condition.about?.tables.find(({ score }) => score > 0.9)?.table;
  const [first] = draft.items;
  const item = first?.mention && nouns.get(first.mention);
  const sense = nouns.get(condition.column);
  if (item?.kind !== 'column' || sense?.kind !== 'column' || item.column.view.role !== 'measure')
    return false;
  if (thing && sameThings(sense.column.table, thing)) return false;
  return sense.column.view.role === 'measure' && sense.column.table !== item.column.table;
};

/** "oldest BOOK": an adjective is about what it stands with, and not about the age of those who borrowed it. */
const isAlien = ({ superlative, items, entities, groups }: Draft, { nouns }: Assignment): boolean => {
  const sense = superlative?.by?.implied ? nouns.get(superlative.by) : undefined;
  const things = [...items.flatMap(({ mention }) => mention ?? []), ...entities, ...groups].flatMap(
    (mention) => [mention, ...(mention.owner ? [mention.owner] : [])],
  );
  if (!sense || things.length === 0) return false;
  return !things.some((mention) => {
    const thing = nouns.get(mention);
    return thing !== undefined && sameThings(tableOf(thing), tableOf(sense));
  });
};

const placeMeanings = ['state-name', 'county-name', 'city-name', 'region', 'division'];

/** "Who" asks for a person: a place is no answer. */
const isPlaceForPerson = ({ lead }: Draft, { select }: Query): boolean =>
  lead === 'who' &&
  select.some(
    ({ expression }) =>
      expression.kind === 'column' && placeMeanings.includes(expression.column.view.meaning ?? ''),
  );

/** Things that are further apart are hardly tied by one verb. */
const longestTie = 3;

/** "besieged in Avalon": they may only say where. */
const locative = new Set(['in', 'at', 'on', 'during', 'within']);

/** "states SURROUNDING Mississippi": what it is called by is one of the things themselves, and not the river of that name. */
const isOneOfThem = (to: Tie['to'], { items, entities }: Draft): boolean => {
  const things = [...items.flatMap(({ mention }) => mention ?? []), ...entities].flatMap(({ tables }) =>
    tables.filter(({ score }) => score > 0.9).map(({ table }) => table),
  );
  return (
    'values' in to &&
    to.values.some(
      ({ column }) =>
        column === column.table.nameColumn && things.some((thing) => sameThings(thing, column.table)),
    )
  );
};

/** "players DRAFTED in Ohio": what a verb says of the rows themselves is not known; only between two things it is their tie. */
const checkTies = (draft: Draft, query: Query, { nouns, values }: Assignment): void => {
  for (const { text, to, preposition } of draft.ties) {
    const sense = 'values' in to ? values.get(to)?.column : nouns.get(to);
    const table = sense && ('kind' in sense ? tableOf(sense) : sense.table);
    const empty = draft.conditions.length === 0 && table !== undefined && reaches(query.root, table);
    const steps = (table && joinTree(query.root, [table])?.edges.length) ?? 0;
    const itself =
      !table || sameThings(table, query.root) || (preposition === undefined && isOneOfThem(to, draft));
    const where = locative.has(preposition ?? '') && 'values' in to;
    if (itself || empty || steps > longestTie || where)
      throw new Refusal(`It is not clear what is meant by "${text}".`, 6, [text]);
  }
};

/** The words of a question that its query does not show: then something else was asked. */
export const checkVisible = (draft: Draft, query: Query, assignment: Assignment): void => {
  checkTies(draft, query, assignment);
  const asked = [...draft.items.flatMap(({ mention }) => mention ?? []), ...draft.groups];
  const lost = asked.find(
    (mention) =>
      isBent(mention, asked, assignment) ||
      isLost(mention, query, assignment) ||
      isForeign(mention, assignment) ||
      isNameOfOther(mention, assignment),
  );
  if (lost) throw new Refusal(`It is not clear what "${lost.text}" has to do with the rest.`, 6, [lost.text]);
  const moved = draft.conditions.find((condition) => isMoved(condition, assignment));
  if (moved && 'about' in moved && moved.about)
    throw new Refusal(`It is not clear how "${moved.about.text}" are chosen.`, 9, [moved.about.text]);
  const stray = draft.conditions.find((condition) => isStray(condition, draft, assignment));
  if (stray && 'column' in stray && stray.column)
    throw new Refusal(`It is not clear what "${stray.column.text}" is compared for.`, 8, [stray.column.text]);
  if (draft.superlative && isAlien(draft, assignment))
    throw new Refusal('It is not said by what the first are chosen.', 6, [draft.superlative.text]);
  if (isPlaceForPerson(draft, query))
    throw new NoSuchData('Nothing is known about persons here.', 9, ['who']);
  const computed = draft.items.some(({ derived }) => derived);
  if (draft.superlative && !query.first && !computed && !isExtreme(query))
    throw new Refusal('It is not clear what comes first.', 4, [draft.superlative.text]);
};

const isExtreme = ({ select }: Query): boolean =>
  select.some(({ expression }) => expression.kind === 'aggregate' && ['min', 'max'].includes(expression.agg));
