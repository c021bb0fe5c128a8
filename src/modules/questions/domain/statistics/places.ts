import { type CompiledModel, namesakeOf } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import { keyOf, type ValueSense } from '../model/value-index.js';
import type { Namesake } from '../namesakes.js';
import { valuesOf } from '../senses/find-chunks.js';
import { qualifiedAt } from '../senses/qualified.js';
import type { Token } from '../text/tokens.js';
import { wholeCountry } from '../text/words.js';
import { isArea, type Level } from './geographies.js';

/** A place that a question names. */
export interface Place {
  readonly level: Level;
  /** As stored; empty for the nation. */
  readonly name: string;
  /** The state it lies in, where that was said or there is only one such place. */
  readonly state?: string;
  /** As written. */
  readonly text: string;
  /** What it is called in each column, by its id; of states the name is the same everywhere. */
  readonly stored: ReadonlyMap<string, Stored>;
  /** Of an area that the data does not name: the states in it, as stored. */
  readonly states?: readonly string[];
  /** A table that says which states lie in an area. */
  readonly told?: AreaTable;
  /** The states that much smaller places of its name lie in. */
  readonly others?: readonly string[];
}

export interface AreaTable {
  readonly area: Column;
  readonly state: Column;
}

export interface Stored {
  readonly name: string;
  readonly state?: string;
}

export interface FoundPlace {
  /** What the words may be: a county or a city of one name. */
  readonly places: readonly Place[];
  readonly length: number;
  /** Several places are called so, and nothing tells which is meant. */
  readonly shared?: Namesake;
}

/** The smallest table that says which states lie in an area, by the columns that have its name. */
export const areaTable = (ids: Iterable<string>, model: CompiledModel): AreaTable | undefined =>
  [...ids]
    .flatMap((id) => {
      const area = model.graph.columns.get(id);
      const state = area?.table.columns.find(({ view }) => view.meaning === 'state-name');
      return area && state ? [{ area, state }] : [];
    })
    .sort((one, other) => one.area.table.view.rowCount - other.area.table.view.rowCount)
    .at(0);

const levelOf: Readonly<Record<string, Level>> = {
  region: 'region',
  division: 'division',
  'state-name': 'state',
  'county-name': 'county',
  'city-name': 'city',
};

const longestCountry = 4;

const nationAt = (tokens: readonly Token[], at: number): FoundPlace | undefined => {
  for (let length = longestCountry; length > 0; length -= 1) {
    const run = tokens.slice(at, at + length);
    const text = run.map(({ text: written }) => written).join(' ');
    const word = run.map((token) => token.word).join(' ');
    if (run.length < length || !wholeCountry.includes(word)) continue;
    if (word === 'us' && text !== 'US' && tokens[at - 1]?.word !== 'the' && tokens[at - 1]?.word !== 'in')
      continue;
    return { places: [{ level: 'nation', name: '', text, stored: new Map() }], length };
  }
  return undefined;
};

const isNation = (value: string): boolean => wholeCountry.includes(keyOf(value));

interface Asked {
  readonly model: CompiledModel;
  /** Ids of the choices taken: which of the places of a name is meant. */
  readonly choices: readonly string[];
}

interface Named {
  readonly text: string;
  /** The state of a place that is by far the largest of its name, where a table tells how large they are. */
  readonly dominant?: string;
  /** It was asked back, and is no assumption. */
  readonly chosen?: true;
  readonly model: CompiledModel;
}

/** A region or a division: as the data names it, or as the states that are known to lie in it. */
const areaOf = ({ column, values, area }: ValueSense, text: string): Place | undefined => {
  const { meaning } = column.view;
  const [name = ''] = values;
  if (meaning === 'region' || meaning === 'division')
    return { level: meaning, name, text, stored: new Map([[column.id, { name }]]) };
  if (meaning !== 'state-name' || area === undefined) return undefined;
  return {
    level: area,
    name: text,
    text,
    states: values,
    stored: new Map([[column.id, { name: text }]]),
  };
};

const placeOf = (sense: ValueSense, { text, dominant, chosen, model }: Named): Place | undefined => {
  const area = areaOf(sense, text);
  if (area) return area;
  const level = levelOf[sense.column.view.meaning ?? ''];
  const [name, ...others] = sense.values;
  if (!level || name === undefined || others.length > 0 || isNation(name)) return undefined;
  const namesake = namesakeOf(sense, model);
  if (namesake?.obscure && !sense.within) return undefined;
  const [only, ...more] = namesake?.qualifiedBy ?? [];
  const meant = more.length === 0 ? only : namesake?.qualifiedBy.find((one) => one === dominant);
  const state = sense.within?.value ?? meant;
  const inState = level !== 'state' && state !== undefined && { state };
  const smaller = sense.within || chosen ? [] : (namesake?.qualifiedBy.filter((one) => one !== state) ?? []);
  return {
    level,
    name,
    text,
    ...inState,
    ...(smaller.length > 0 && { others: smaller }),
    stored: new Map([[sense.column.id, { name, ...inState }]]),
  };
};

/** One place, however the columns write its name: the most usual spelling stands for it. */
const merged = (places: readonly Place[], model: CompiledModel): readonly Place[] =>
  [...Map.groupBy(places, ({ level }) => level).values()].map((all) => {
    const spelt = Map.groupBy(all, ({ name, state }) => `${name}, ${state ?? ''}`);
    const [usual] = [...spelt.values()].sort((a, b) => b.length - a.length)[0] as Place[];
    const others = [...new Set(all.flatMap((one) => one.others ?? []))].filter(
      (state) => state !== usual?.state,
    );
    const stored = new Map(all.flatMap((one) => [...one.stored]));
    const table = usual && isArea(usual.level) && !usual.states && areaTable(stored.keys(), model);
    const known = { ...(usual as Place), stored, ...(table && { told: table }) };
    return others.length > 0 ? { ...known, others } : known;
  });

/** A name of a state is the state's; a county is meant where it is called one. */
const prominent = (places: readonly Place[]): readonly Place[] => {
  const largest = prominence.find((level) => places.some((place) => place.level === level));
  return places.filter(({ level }) => level === largest);
};

const ofKind =
  (level: Level) =>
  ({ column }: ValueSense): boolean =>
    levelOf[column.view.meaning ?? ''] === level;

const prominence = ['region', 'division', 'state', 'city', 'county'] as const;

/** Told of the kind of place that the name is taken for. */
const dominantOf = (
  senses: readonly ValueSense[],
  { model, choices }: Asked,
): Pick<Named, 'dominant' | 'chosen'> => {
  const level = prominence.find((one) => senses.some(ofKind(one)));
  const known = level && senses.filter(ofKind(level)).flatMap((sense) => namesakeOf(sense, model) ?? []);
  const chosen = known
    ?.flatMap(({ qualifiedBy, qualifier }) =>
      qualifiedBy.filter((one) => choices.includes(`${qualifier}=${one}`)),
    )
    .at(0);
  const shared = known?.find((one) => one.dominant && one.qualifiedBy.length > 1)?.qualifiedBy[0];
  if (chosen !== undefined) return { dominant: chosen, chosen: true };
  return shared === undefined ? {} : { dominant: shared };
};

const found = (senses: readonly ValueSense[], text: string, asked: Asked): readonly Place[] =>
  prominent(
    merged(
      senses.flatMap(
        (sense) => placeOf(sense, { text, model: asked.model, ...dominantOf(senses, asked) }) ?? [],
      ),
      asked.model,
    ),
  );

/** What tells the places of one name apart, where nothing was said of it and none of them stands out. */
const sharedBy = (
  [place]: readonly Place[],
  senses: readonly ValueSense[],
  asked: Asked,
): Namesake | undefined =>
  place && dominantOf(senses, asked).dominant === undefined
    ? senses
        .filter((sense) => !sense.within && ofKind(place.level)(sense))
        .flatMap((sense) => namesakeOf(sense, asked.model) ?? [])
        .filter(({ qualifiedBy }) => qualifiedBy.length > 1)
        .sort((a, b) => b.qualifiedBy.length - a.qualifiedBy.length)[0]
    : undefined;

const countyWord = /^(?:county|parish|borough)$/;

const namedAt = (tokens: readonly Token[], at: number, asked: Asked): FoundPlace | undefined => {
  const { model } = asked;
  for (let length = Math.min(model.values.longest, tokens.length - at); length > 0; length -= 1) {
    const senses = valuesOf(tokens, [at, at + length], model);
    const text = tokens
      .slice(at, at + length)
      .map((token) => token.text)
      .join(' ');
    const places = found(senses, text, asked);
    if (places.length === 0) continue;
    if (length < tokens.length - at && countyWord.test(tokens[at + length]?.word ?? '')) continue;
    const shared = sharedBy(places, senses, asked);
    const kind = tokens[at + length]?.word === places[0]?.level ? 1 : 0;
    return { places, length: length + kind, ...(shared && { shared }) };
  }
  return undefined;
};

/** The place that the words from here on name. */
export const placeAt = (tokens: readonly Token[], at: number, asked: Asked): FoundPlace | undefined => {
  const nation = nationAt(tokens, at);
  if (nation) return nation;
  const named = namedAt(tokens, at, asked);
  const chunks = qualifiedAt(tokens, at, asked.model).filter(({ refused }) => !refused);
  const to = Math.max(at, ...chunks.map((one) => one.to));
  if (to - at <= (named?.length ?? 0)) return named;
  const longest = chunks.filter((one) => one.to === to);
  const senses = longest.flatMap(({ values }) => values);
  const places = found(senses, longest[0]?.text ?? '', asked);
  return places.length > 0 ? { places, length: to - at } : named;
};
