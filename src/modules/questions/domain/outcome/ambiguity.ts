import type { Ambiguous, Choice } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { namesakeKey, namesakeOf } from '../model/compile.js';
import type { ValueSense } from '../model/value-index.js';
import type { Namesake } from '../namesakes.js';
import { rowTables } from '../query/query.js';
import { senseId } from '../resolve/assignment.js';
import { withoutDetours } from '../resolve/own-table.js';
import type { Reading } from '../resolve/readings.js';
import { areEquivalent } from './equivalence.js';

/** Readings closer than this cannot be told apart by a machine. */
const margin = 0.12;

interface Difference {
  readonly phrase: string;
  readonly id: string;
}

/** Where two readings decide differently: the first such word, and what it is in the second. */
const differences = (reading: Reading, best: Reading): Difference | undefined => {
  const nouns = [...reading.assignment.nouns].sort(
    ([a], [b]) => Number(b.implied ?? false) - Number(a.implied ?? false),
  );
  for (const [mention, sense] of nouns) {
    const other = best.assignment.nouns.get(mention);
    if (other && senseId(other) !== senseId(sense)) {
      return {
        phrase: mention.text,
        id: `${mention.text.toLowerCase()}=${senseId(sense)}`,
      };
    }
  }
  for (const [value, sense] of reading.assignment.values) {
    const other = best.assignment.values.get(value);
    if (other && other.column !== sense.column) {
      return {
        phrase: value.text,
        id: `${value.text.toLowerCase()}=${sense.column.id}`,
      };
    }
  }
  return undefined;
};

const distinctReadings = (readings: readonly Reading[]): readonly Reading[] =>
  readings.filter((reading, index) => readings.findIndex((other) => areEquivalent(other, reading)) === index);

/** Readings that sound alike are told apart by the table they start from. */
const textOf = (reading: Reading, all: readonly Reading[]): string => {
  const alike = all.some((other) => other !== reading && other.text === reading.text);
  return alike ? `${reading.text} (${reading.query.root.view.label})` : reading.text;
};

/** "Largest" by people or by land: what an adjective leaves open is not settled by where the figures lie. */
const openMargin = 0.4;

/** What kind of figure an adjective was taken to be about. */
const impliedKind = ({ assignment }: Reading): string | undefined => {
  const [implied] = [...assignment.nouns].filter(([mention]) => mention.implied);
  const sense = implied?.[1];
  return sense?.kind === 'column' ? (sense.column.view.unit ?? sense.column.view.label) : undefined;
};

/** The likeliest reading of every other kind of figure that an adjective can be about. */
const otherKinds = (readings: readonly Reading[], best: Reading): readonly Reading[] => {
  const first = new Map(readings.toReversed().map((reading) => [impliedKind(reading), reading]));
  return [...first.values()].filter(
    (reading) => impliedKind(reading) !== undefined && best.score - reading.score < openMargin,
  );
};

/** The readings about as likely as the best, without those that look elsewhere for what has a table of its own. */
export const likeliest = (readings: readonly Reading[]): readonly Reading[] => {
  const [best] = readings;
  if (!best) return [];
  const others = otherKinds(readings, best);
  return withoutDetours(
    readings.filter((reading) => best.score - reading.score < margin || others.includes(reading)),
  );
};

/** Several readings that are about equally likely: the person decides. */
export const ambiguousReadings = (readings: readonly Reading[]): Ambiguous | undefined => {
  const [best] = readings;
  if (!best) return undefined;
  const close = distinctReadings(readings);
  if (close.length < 2) return undefined;
  const reference = close[1] as Reading;
  const phrase = differences(reference, best)?.phrase ?? best.frame.input.draft.items[0]?.mention?.text ?? '';
  const shown = close.slice(0, 4);
  const ids = shown.map((reading) => differences(reading, reading === best ? reference : best)?.id);
  const distinct = ids.every((id) => id !== undefined) && new Set(ids).size === ids.length;
  const choices = shown.map((reading, index): Choice => {
    const text = textOf(reading, close);
    return { id: distinct ? (ids[index] ?? text) : `reading=${text}`, text };
  });
  return { status: 'ambiguous', phrase, choices };
};

const isCalled = (reading: Reading, text: string): boolean =>
  reading.text === text || `${reading.text} (${reading.query.root.view.label})` === text;

/** Keeps the readings that agree with the choices taken. */
export const chosen = (readings: readonly Reading[], choices: readonly string[]): readonly Reading[] =>
  readings.filter((reading) =>
    choices.every((choice) => {
      const [word = '', id = ''] = [
        choice.slice(0, choice.lastIndexOf('=')),
        choice.slice(choice.lastIndexOf('=') + 1),
      ];
      if (choice.startsWith('reading=')) return isCalled(reading, choice.slice('reading='.length));
      const nouns = [...reading.assignment.nouns].filter(([mention]) => mention.text.toLowerCase() === word);
      const values = [...reading.assignment.values].filter(([value]) => value.text.toLowerCase() === word);
      if (nouns.length + values.length === 0) return true;
      return (
        nouns.some(([, sense]) => senseId(sense) === id) || values.some(([, sense]) => sense.column.id === id)
      );
    }),
  );

const isClear = ({ qualifiedBy, obscure }: Namesake): boolean => qualifiedBy.length === 1 && !obscure;

/** "CITIES called Springfield", "states with a city called Springfield": any that is called so will do. */
const isListed = ({ frame, assignment, query }: Reading, { column }: ValueSense): boolean =>
  !rowTables(query).includes(column.table) ||
  frame.input.draft.items.some(({ mention }) => {
    const sense = mention?.plural ? assignment.nouns.get(mention) : undefined;
    return sense?.kind === 'table' ? sense.table === column.table : sense?.column === column;
  });

export interface Unqualified {
  readonly namesake: Namesake;
  readonly phrase: string;
}

/** A name in the reading that several rows carry, and nothing in it that tells which is meant. */
export const unqualified = (reading: Reading, model: CompiledModel): Unqualified | undefined => {
  const used = [...reading.assignment.values];
  for (const [mention, sense] of used) {
    const [value] = sense.values;
    const namesake =
      value === undefined ? undefined : model.namesakes.get(namesakeKey(sense.column.id, value));
    if (!namesake || sense.within || isClear(namesake) || isListed(reading, sense)) continue;
    const told = used.some(([, other]) => {
      const meaning = other.column.view.meaning;
      return meaning === 'state-name' || meaning === 'state-abbreviation';
    });
    if (!told) return { namesake, phrase: mention.text };
  }
  return undefined;
};

/** "Springfield in Nevada": a name with a state that has no such place. */
export const misplaced = (
  { assignment, query }: Reading,
  model: CompiledModel,
): { readonly name: string; readonly place: string } | undefined => {
  const used = [...assignment.values.values()];
  for (const sense of used) {
    const namesake = sense.within || sense.values.length > 1 ? undefined : namesakeOf(sense, model);
    const state = namesake && model.graph.columns.get(`${namesake.table}.${namesake.qualifier}`);
    const [place] = used.find(({ column }) => column === state)?.values ?? [];
    const pinned = query.where.filter(
      (one) => one.kind === 'in' && !one.negated && one.left.kind === 'column' && one.values.length === 1,
    );
    const both = [sense.column, state].every((column) =>
      pinned.some((one) => one.kind === 'in' && one.left.kind === 'column' && one.left.column === column),
    );
    if (namesake && place !== undefined && both && !namesake.qualifiedBy.includes(place))
      return { name: namesake.name, place };
  }
  return undefined;
};

const shownNamesakes = 3;

export const namesakeChoices = ({ namesake, phrase }: Unqualified): Ambiguous => {
  const { qualifiedBy, qualifier, name } = namesake;
  const named = qualifiedBy.slice(0, qualifiedBy.length === 4 ? 4 : shownNamesakes);
  const all =
    qualifiedBy.length > named.length
      ? [
          {
            id: `${qualifier}=*`,
            text: `All ${qualifiedBy.length} places called ${name}, each with its ${qualifier.replaceAll('_', ' ')}`,
          },
        ]
      : [];
  return {
    status: 'ambiguous',
    phrase,
    choices: [...named.map((one) => ({ id: `${qualifier}=${one}`, text: `${name}, ${one}` })), ...all],
  };
};
