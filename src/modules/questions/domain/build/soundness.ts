import type { Column } from '../model/schema-graph.js';
import type { Expression, Predicate } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import type { Frame } from './frame.js';
import { labelOf } from './measure.js';
import { NoSuchData, OutOfRange, Refusal } from './refusal.js';
import type { Restriction } from './restrictions.js';
import { isMeasure, type Shape } from './shape.js';

const bothOf = (one: Predicate, other: Predicate): boolean => {
  if (one.kind !== 'in' || other.kind !== 'in' || one.negated) return false;
  return !one.values.some((value) => other.values.includes(value));
};

const isUp = (op: CompareOp): boolean => op.startsWith('>');

const overAndUnder = (one: Predicate, other: Predicate): boolean => {
  if (one.kind !== 'compare' || other.kind !== 'compare' || isUp(one.op) === isUp(other.op)) return false;
  const [low, high] = isUp(one.op) ? [one.right, other.right] : [other.right, one.right];
  return low.kind === 'literal' && high.kind === 'literal' && low.value >= high.value;
};

/** Nothing is two things at once, and no number is over and under at once: then something else was meant. */
export const contradict = (frame: Frame, { column, predicate }: Restriction): void => {
  for (const other of frame.where) {
    if (!('left' in other) || !sameColumn(other.left, column)) continue;
    if (bothOf(other, predicate) || overAndUnder(other, predicate)) {
      throw new Refusal(`${column.view.label} cannot be both.`, 5);
    }
  }
};

/** Of these a thing has only one, in whichever table it is told. */
const unique = new Set(['state-name', 'state-abbreviation', 'region', 'division']);

const sameColumn = (expression: Expression, { view, id }: Column): boolean =>
  expression.kind === 'column' &&
  (expression.column.id === id ||
    (expression.column.view.meaning === view.meaning && unique.has(view.meaning ?? '')));

/** A place that is told of a larger one: a capital of a state. */
const isPlaceOfPlace = ({ view, table }: Column): boolean =>
  view.meaning !== undefined &&
  view.meaning !== 'year' &&
  view.role !== 'measure' &&
  table.nameColumn?.view.meaning !== view.meaning;

/** "the population of Ohio and its capital", "the capital of Ohio and its population": of which of the two places? */
export const unclearOwner = ({ wanted }: Shape): void => {
  if (!wanted.some(({ item }) => item.its)) return;
  const columns = wanted.flatMap(({ sense }) => (sense?.kind === 'column' ? [sense.column] : []));
  const place = columns.find(isPlaceOfPlace);
  const figure = columns.find(isMeasure);
  if (place && figure)
    throw new Refusal(
      `It is not clear whose ${labelOf(figure)} is meant: ask for the ${labelOf(place)} and the ${labelOf(figure)} apart.`,
      9,
    );
};

const smallPlaces = new Set(['county-name', 'city-name']);

/** A figure of states says nothing about a county in one of them. */
export const tooSmall = (frame: Frame, { column, predicate }: Restriction): void => {
  const { draft, assignment } = frame.input;
  if (!smallPlaces.has(column.view.meaning ?? '')) return;
  const asked = draft.items.flatMap(({ mention }) => (mention ? (assignment.nouns.get(mention) ?? []) : []));
  const things = [
    frame.root.nameColumn,
    ...asked.flatMap((sense) => (sense.kind === 'column' ? [sense.column] : [])),
  ];
  if (things.some((thing) => smallPlaces.has(thing?.view.meaning ?? '')))
    throw new NoSuchData(`What is asked for is not known by ${column.view.label.toLowerCase()}.`, 7);
  const measure = draft.items
    .flatMap((item) => (item.mention ? (assignment.nouns.get(item.mention) ?? []) : []))
    .find((sense) => sense.kind === 'column' && sense.column.view.role === 'measure');
  if (measure?.kind !== 'column' || !smallPlaces.has(column.view.meaning ?? '')) return;
  const place = predicate.kind === 'in' ? predicate.values.join(', ') : column.view.label;
  throw new OutOfRange(`${measure.column.view.label} is not known for ${place}.`, 7);
};
