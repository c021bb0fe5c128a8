import type { Column } from '../model/schema-graph.js';
import type { Sense } from '../resolve/assignment.js';
import type { NounSlot } from './noun-senses.js';
import { weights } from './weights.js';

const sizeWords = /^(?:the )?(?:largest|biggest|smallest|tiniest|size|how (?:big|large|small))$/i;
const land = /\b(?:area|acres|acreage|surface)\b/i;
/** Places that are large by who lives there; others are by their land. */
const towns = /\b(?:capital|cit(?:y|ies)|towns?|villages?|municipalit(?:y|ies)|settlements?|suburbs?)\b/i;

const columnsBeside = (column: Column, senses: Iterable<Sense>): readonly Column[] =>
  [...senses].flatMap((one) =>
    one.kind === 'column' && one.column.table === column.table ? one.column : [],
  );

const labelWords = ({ view }: Column): readonly string[] => view.label.toLowerCase().split(/\W+/);

/** "The largest state": where both land and people are known, size is that of the land, but of towns. */
const againstExtent = (column: Column, beside: readonly Column[], owner: string): boolean => {
  const ofLand = beside.filter(({ view }) => land.test(view.label));
  if (ofLand.length === 0 || ofLand.length === beside.length) return false;
  return ofLand.includes(column) === towns.test(owner);
};

/** How many words of its name a column shares with another's. */
const shared = (column: Column, other: Column): number =>
  labelWords(column).filter((word) => labelWords(other).includes(word)).length;

/** How much less likely a figure is meant than its twin in the same table: by what it is a figure of. */
export const lessThanTwin = (
  { mention: { text, implied }, adjective }: NounSlot,
  [sense, senses]: readonly [Sense, Iterable<Sense>],
  owner: { readonly sense: Sense; readonly text: string } | undefined,
): number => {
  if (sense.kind !== 'column') return 0;
  const { column } = sense;
  const beside = columnsBeside(column, senses);
  const named = adjective?.toLowerCase().split(' ').at(-1);
  const isNamed = (one: Column): boolean => named !== undefined && labelWords(one).includes(named);
  if (!isNamed(column) && beside.some(isNamed)) return weights.twin;
  if (!owner) return 0;
  if (implied && sizeWords.test(text) && againstExtent(column, beside, owner.text)) return weights.twin;
  if (owner.sense.kind !== 'column' || owner.sense.column.table !== column.table) return 0;
  const thing = owner.sense.column;
  if (thing === column) return 0;
  return beside.some((one) => one !== thing && shared(one, thing) > shared(column, thing)) ? weights.twin : 0;
};
