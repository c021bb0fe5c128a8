import { isOneToOne } from '../build/edges.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import { type Sense, tableOf } from '../resolve/assignment.js';
import { distanceOf } from './distance.js';
import { namesOthers } from './foreign-names.js';
import { type NounSlot, ownSenses, sensesOf } from './noun-senses.js';
import { type Slot, slotsOf } from './slots.js';
import type { Question } from './tree.js';
import { lessThanTwin } from './twins.js';
import { weights } from './weights.js';

/** What every word of a question was decided to name, with how likely that is. */
export interface Grounding {
  readonly nouns: ReadonlyMap<Mention, Sense>;
  readonly values: ReadonlyMap<ValueMention, ValueSense>;
  readonly score: number;
}

const width = 24;
const sensesKept = 12;
/** What a word names much less likely than something else is not meant, even where that has no place. */
const likely = 0.45;
/** Things further apart are not put together by chance: something between them would have been named. */
const farthest = 3.5;

type ValuesSlot = Extract<Slot, { kind: 'values' }>;

/** How well something goes with what it is said of. */
const affinity = (table: Table, owner: Table, elsewhere: number): number | undefined => {
  const distance = distanceOf(owner, table);
  if (distance > farthest) return undefined;
  return distance === 0 ? 0 : -elsewhere - weights.join * (distance + Math.max(0, distance - 2.2));
};

/** An adjective is about the thing itself: a figure of it, or of a row that each has to itself. */
const isOwn = (sense: Sense, owner: Sense): boolean => {
  const [table, thing] = [tableOf(sense), tableOf(owner)];
  if (owner.kind === 'column' && owner.column.view.meaning !== undefined && owner.column !== thing.nameColumn)
    return false;
  return table === thing || thing.edges.some((edge) => edge.to === table && isOneToOne(edge));
};

/** "items by month", of the order that each is of. */
const isItsTime = ({ by }: NounSlot, sense: Sense, owner: Sense): boolean =>
  by === 'group' && tableOf(owner).edges.some(({ toOne, to }) => toOne && to === tableOf(sense));

/** "where is New Orleans": what it is called is no answer. */
const isItsName = (sense: Sense, owner: Sense): boolean =>
  sense.kind === 'column' && sense.column === tableOf(owner).nameColumn;

/** What is said of the values of a column is rather said of the rows that have them. */
const oddness = ({ role, by }: NounSlot, sense: Sense, owner: Sense): number => {
  if (owner.kind !== 'column' || by === 'group') return 0;
  const { view, table } = owner.column;
  if (
    role === 'property' &&
    sense.kind === 'table' &&
    owner.column !== table.nameColumn &&
    sense.table === table
  )
    return weights.rowsOfColumn;
  if (role === 'property' && view.role === 'measure' && table !== tableOf(sense)) return weights.ofFigure;
  if (role === 'property')
    return owner.column === table.nameColumn || sense === owner ? 0 : weights.propertyOfColumn;
  if (role !== 'things') return 0;
  if (view.role === 'measure' || view.role === 'key') return weights.ofFigure;
  return by === 'verb' && table === tableOf(sense) ? 0 : weights.ofColumn;
};

const best = (states: readonly Grounding[]): readonly Grounding[] =>
  [...states].sort((a, b) => b.score - a.score).slice(0, width);

/** "the population of the capital", "people in the capital", which stand where the cities are: those of its state are others. */
const isOfAnother = (sense: Sense, owner: Sense, model: CompiledModel): boolean => {
  if (sense.kind !== 'column' || owner.kind !== 'column' || sense.column === owner.column) return false;
  return [
    [sense.column, owner.column],
    [owner.column, sense.column],
  ].some(([figure, named]) => figure?.view.role === 'measure' && named && namesOthers(named, model));
};

const addNoun = (states: readonly Grounding[], slot: NounSlot, model: CompiledModel): readonly Grounding[] =>
  best(
    states.flatMap((state) => {
      const owner = slot.owner && state.nouns.get(slot.owner);
      const own = ownSenses(slot, state.nouns);
      const named = owner?.kind === 'column' && own.length > 0;
      const senses = new Map(
        [...(named ? [] : sensesOf(slot)), ...own].map((sense) => [
          sense.kind === 'table' ? sense.table : sense.column,
          sense,
        ]),
      );
      const most = Math.max(...[...senses.values()].map(({ score }) => score));
      return [...senses.values()]
        .filter(({ score }) => score >= most - (slot.role === 'figure' ? 0.5 : likely))
        .sort((a, b) => b.score - a.score)
        .flatMap((sense): Grounding[] => {
          const apart = slot.role === 'property' || slot.role === 'figure' ? weights.elsewhere : 0;
          const fit = owner ? affinity(tableOf(sense), tableOf(owner), apart) : 0;
          if (fit === undefined) return [];
          if (slot.mention.implied && owner && !isOwn(sense, owner) && !isItsTime(slot, sense, owner))
            return [];
          if (slot.mention.implied && owner && isItsName(sense, owner)) return [];
          if (owner && isOfAnother(sense, owner, model)) return [];
          const odd = owner ? oddness(slot, sense, owner) : 0;
          const twin = lessThanTwin(
            slot,
            [sense, senses.values()],
            owner && slot.owner && { sense: owner, text: slot.owner.text },
          );
          return [
            {
              nouns: new Map(state.nouns).set(slot.mention, sense),
              values: state.values,
              score: state.score + sense.score - 1 + fit - odd - twin,
            },
          ];
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, sensesKept);
    }),
  );

/** A quoted text may be a value of a column whose values are not all known. */
const literalSenses = (
  value: ValueMention,
  sense: Sense | undefined,
  model: CompiledModel,
): readonly ValueSense[] => {
  if (!value.quoted || sense?.kind !== 'column' || sense.column.view.type !== 'text') return [];
  if (model.values.complete.has(sense.column.id)) return [];
  return [{ column: sense.column, values: [value.text], score: 0.7 }];
};

/** "either 'Ada' or 'Eve'": what is quoted beside a value is looked for in the same column, though it is not there. */
const alsoQuoted = (value: ValueMention, { column }: ValueSense): readonly ValueSense[] =>
  value.quoted && !value.values.some((one) => one.column === column)
    ? [{ column, values: [value.text], score: 0.9 }]
    : [];

/** "price of shipped": what has a note with this word, two joins away in a table that was never named. */
const isHearsay = (column: Column, owner: Table, { nouns }: Grounding): boolean =>
  distanceOf(owner, column.table) > 1.9 &&
  column !== column.table.nameColumn &&
  column.view.meaning === undefined &&
  ![...nouns.values()].some((sense) => tableOf(sense) === column.table);

const fits = (column: Column, sense: Sense | undefined): boolean =>
  !sense || (sense.kind === 'table' ? column.table === sense.table : column === sense.column);

/** What something is called, and what is found nowhere else, says well enough what it is of, however far that lies. */
const valueFit = (column: Column, owner: Sense, only: boolean): number | undefined => {
  const fit = affinity(column.table, tableOf(owner), weights.valueElsewhere);
  const sure = only || column === column.table.nameColumn;
  return fit !== undefined && sure ? Math.max(fit, -weights.farName) : fit;
};

const addValues = (
  states: readonly Grounding[],
  slot: ValuesSlot,
  model: CompiledModel,
): readonly Grounding[] =>
  best(
    states.flatMap((state) => {
      const owner = state.nouns.get(slot.owner);
      const said = slot.property && state.nouns.get(slot.property);
      if (!owner) return [];
      const [first, ...others] = slot.values;
      if (!first) return [];
      const besides = others.flatMap((one) => one.values.flatMap((sense) => alsoQuoted(first, sense)));
      return [...first.values, ...literalSenses(first, said, model), ...besides].flatMap(
        (sense): Grounding[] => {
          if (!fits(sense.column, said)) return [];
          const rest = others.map((value) =>
            [...value.values, ...literalSenses(value, said, model), ...alsoQuoted(value, sense)].find(
              ({ column }) => column === sense.column,
            ),
          );
          if (slot.name && !isNameOf(sense.column, owner)) return [];
          if (!said && isHearsay(sense.column, tableOf(owner), state)) return [];
          const only = first.values.length === 1;
          const fit = said ? 0 : valueFit(sense.column, owner, only);
          if (fit === undefined || rest.some((one) => one === undefined)) return [];
          const values = new Map(state.values).set(first, sense);
          for (const [at, value] of others.entries()) values.set(value, rest[at] as ValueSense);
          return [
            {
              nouns: state.nouns,
              values,
              score:
                state.score + sense.score - 1 + fit + called(sense, owner, slot) - articled(sense, first),
            },
          ];
        },
      );
    }),
  );

const places = new Set(['state-name', 'county-name', 'city-name']);

/** "THE Mississippi" is the river, and not the state. */
const articled = ({ column }: ValueSense, { article }: ValueMention): number =>
  article && places.has(column.view.meaning ?? '') ? weights.article : 0;

/** "club X": what things are called, rather than anything else of them. */
const called = ({ column }: ValueSense, owner: Sense, { within, property }: ValuesSlot): number => {
  if (property) return 0;
  if (within && (isNameOf(column, owner) || repeatsName(column, owner))) return -weights.nameWithin;
  if (!within && isNameOf(column, owner)) return weights.name;
  return owner.kind === 'column' && column === column.table.nameColumn && column.table === tableOf(owner)
    ? weights.nameOfOwner
    : 0;
};

/** The same name in another table: of the state that a city lies in. */
const repeatsName = (column: Column, owner: Sense): boolean => {
  const name = owner.kind === 'column' ? owner.column : owner.table.nameColumn;
  if (!name) return false;
  if (name.view.meaning !== undefined && name.view.meaning === column.view.meaning) return true;
  return column.table.edges.some(({ on }) => on.some(([from, to]) => from === column && to === name));
};

const isNameOf = (column: Column, owner: Sense): boolean =>
  owner.kind === 'column' ? owner.column === column : owner.table.nameColumn === column;

/** The best decisions about what the words of a question name, best first. */
export const ground = (question: Question, model: CompiledModel): readonly Grounding[] => {
  let states: readonly Grounding[] = [{ nouns: new Map(), values: new Map(), score: 0 }];
  for (const slot of slotsOf(question))
    states = slot.kind === 'noun' ? addNoun(states, slot, model) : addValues(states, slot, model);
  return states;
};
