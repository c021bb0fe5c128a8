import type { Language } from '../language.js';
import { canonical } from '../text/synonyms.js';
import { weakHeads } from '../text/words.js';
import { compoundsOf } from './compounds.js';
import { partsOf, splitName } from './names.js';
import { type Column, isLink, type SchemaGraph, type Table } from './schema-graph.js';

export interface TableSense {
  readonly table: Table;
  readonly score: number;
}

export interface ColumnSense {
  readonly column: Column;
  readonly score: number;
}

/** A reference of one table to another that has a name of its own. */
export interface Role {
  readonly column: Column;
  readonly to: Table;
}

/** Words to what they name in the schema; keys are lemmas joined by spaces. */
export interface Lexicon {
  readonly tables: ReadonlyMap<string, readonly TableSense[]>;
  readonly columns: ReadonlyMap<string, readonly ColumnSense[]>;
  /** Word stems of names: "publish" for "publisher" and "publication". */
  readonly stems: ReadonlyMap<string, readonly (TableSense | ColumnSense)[]>;
  /** What a reference is called, where that is not what it refers to: "host city", "home team". */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  readonly longest: number;
  /** Every word that occurs in a name: what typos are corrected to. */
  readonly words: ReadonlySet<string>;
}

/** The form of a word that names are compared by. */
export const lemmaOf = (word: string, language: Language): string => canonical(language.noun(word));

/** What a name is found by: the lemmas of its words. */
export const nameKey = (words: readonly string[], language: Language): string =>
  words.map((word) => lemmaOf(word, language)).join(' ');

/** What is left of a word without its ending: "publisher", "published" and "publication" share one. */
export const stemOf = (word: string): string =>
  word.replace(/(?:ations?|ions?|ments?|ances?|ences?|ships?|ings?|ers?|ors?|ees?|ed|es|s|e|ive)$/, '');

/** `has_exam`, `is_honors`: a yes or no about what follows. */
const isFlagName = ([first = '', ...rest]: readonly string[]): boolean =>
  ['has', 'is', 'have', 'was'].includes(first) && rest.length > 0;

const marginWords = [['margin', 'error'], ['moe'], ['error', 'margin']];

const moments = new Map([
  ['date', 'date'],
  ['datetime', 'date'],
  ['time', 'time'],
]);

/** `date_incident_start` is the incident start date. */
const turned = ([first = '', ...rest]: readonly string[]): readonly string[][] => {
  const moment = moments.get(first);
  return moment && rest.length > 0 ? [[...rest, moment]] : [];
};

/** A table called by the two that it ties, `train_station`: "train stations" are stations. */
const lastOfTwo = (table: Table): Table | undefined => {
  if (!isLink(table)) return undefined;
  const [first, last] = table.edges.filter(({ toOne }) => toOne).map(({ to }) => to);
  const words = splitName(table.name).join(' ');
  return [
    [first, last],
    [last, first],
  ].find(
    ([a, b]) => words === `${splitName(a?.name ?? '').join(' ')} ${splitName(b?.name ?? '').join(' ')}`,
  )?.[1];
};

const units = new Set(
  `feet ft inch inches meter meters metre metres m cm mm km kilometers kilometres mile miles kg kilograms lb lbs pounds g
  grams mb gb usd eur gbp dollars euros million millions thousands`.split(/\s+/),
);

/** `height_feet`, `damage_millions_usd`: what it is measured in says nothing of what it is. */
const unmeasured = (name: readonly string[]): readonly string[] => {
  const from = name.findLastIndex((word) => !units.has(word)) + 1;
  return from > 0 && from < name.length && !weakHeads.has(name[from - 1] ?? '') ? name.slice(0, from) : [];
};

const sameKinds = [
  'state province county region territory'.split(' '),
  'zip postcode postal'.split(' '),
  'city town municipality village'.split(' '),
];

/** `state_province_county`: whichever a country has. */
const alternatives = (name: readonly string[]): readonly string[] =>
  name.length > 1 && sameKinds.some((kinds) => name.every((word) => kinds.includes(word))) ? name : [];

/** `meter_100`: "100 meters". */
const numberFirst = (name: readonly string[]): readonly string[] =>
  name.length === 2 && /^\d+$/.test(name[1] ?? '') ? name.toReversed() : [];

/** `channel_code` of `customer_channels`: "customer channel code". */
const overlapping = (table: readonly string[], name: readonly string[]): readonly (readonly string[])[] =>
  table.length > 1 && name.length > 1 && table.at(-1) === name[0]
    ? table.slice(0, -1).map((_, from) => [...table.slice(from, -1), ...name])
    : [];

class LexiconBuilder {
  readonly tables = new Map<string, TableSense[]>();
  readonly columns = new Map<string, ColumnSense[]>();
  readonly stems = new Map<string, (TableSense | ColumnSense)[]>();
  readonly words = new Set<string>();
  readonly roles = new Map<string, Role[]>();
  longest = 1;

  constructor(private readonly language: Language) {}

  addTable(table: Table): void {
    const tied = lastOfTwo(table);
    for (const name of [table.name, table.view.label]) this.nameTable(table, splitName(name), tied ? 0.8 : 1);
    if (tied) this.put(this.tables, splitName(table.name), { table: tied, score: 1 });
    const apart = compoundsOf(splitName(table.name), this.language);
    if (apart) this.nameTable(table, apart, 0.98);
    for (const synonym of table.view.synonyms)
      this.put(this.tables, splitName(synonym), { table, score: 0.98 });
  }

  /** "host city" of `host_city_id`: cities that are hosts. */
  addRoles({ name, edges }: Table): void {
    for (const { to, toOne, on } of edges) {
      const [pair, ...others] = on;
      if (!toOne || !pair || others.length > 0) continue;
      const words = splitName(pair[0].name).filter(
        (word, at, all) => at < all.length - 1 || !/^(?:id|code|key)$/.test(word),
      );
      const key = nameKey(words, this.language);
      const own = [to.name, name].map((one) => nameKey(splitName(one), this.language));
      if (words.length < 2 || own.includes(key)) continue;
      this.roles.set(key, [...(this.roles.get(key) ?? []), { column: pair[0], to }]);
      this.longest = Math.max(this.longest, words.length);
    }
  }

  /** Where there is one table, rows are its rows. */
  addRows(table: Table): void {
    for (const word of ['row', 'record', 'entry'].filter((one) => !this.columns.has(one)))
      this.put(this.tables, [word], { table, score: 0.95 });
  }

  addColumn(column: Column): void {
    const { view, table } = column;
    const estimate = table.columns.find((other) => other.name === view.marginOfErrorOf);
    if (estimate) {
      this.addMargin(column, estimate);
      return;
    }
    const names = [view.name, view.label].map(splitName).flatMap((name) => [name, ...turned(name)]);
    const own = new Set(splitName(table.name).map((word) => lemmaOf(word, this.language)));
    for (const name of names) {
      this.nameColumn(column, name, 1);
      this.stem(name, { column, score: 0.5 });
      const apart = compoundsOf(name, this.language);
      if (apart) this.nameColumn(column, apart, 0.98);
      if (isFlagName(name)) this.nameColumn(column, name.slice(1), 0.97);
      this.put(this.columns, unmeasured(name), { column, score: 0.9 });
      this.put(this.columns, numberFirst(name), { column, score: 1 });
      for (const word of alternatives(name)) this.put(this.columns, [word], { column, score: 0.9 });
      for (const whole of overlapping(
        [...own],
        name.map((word) => lemmaOf(word, this.language)),
      ))
        this.put(this.columns, whole, { column, score: 0.97 });
      const rest = name.filter((word) => !own.has(lemmaOf(word, this.language)));
      if (rest.length > 0 && rest.length < name.length) this.nameColumn(column, rest, 0.97);
    }
    for (const synonym of view.synonyms.map(splitName)) {
      this.nameColumn(column, synonym, 0.98);
      if (synonym.length === 1) this.stem(synonym, { column, score: 0.5 });
    }
  }

  /** A margin of error is named by its estimate and never without saying that it is one. */
  private addMargin(margin: Column, { view }: Column): void {
    for (const name of [view.name, view.label, ...view.synonyms].map(splitName)) {
      for (const { words, score } of partsOf(name, (word) => weakHeads.has(word))) {
        for (const said of marginWords) {
          this.put(this.columns, [...said, ...words], { column: margin, score });
          this.put(this.columns, [...words, ...said], { column: margin, score });
        }
      }
    }
  }

  private nameTable(table: Table, name: readonly string[], most: number): void {
    for (const part of partsOf(name, (word) => weakHeads.has(word))) {
      this.put(this.tables, part.words, { table, score: part.score === 1 ? most : part.score - 0.25 });
    }
    this.stem(name, { table, score: 0.5 });
  }

  private nameColumn(column: Column, name: readonly string[], most: number): void {
    for (const part of partsOf(name, (word) => weakHeads.has(word))) {
      this.put(this.columns, part.words, { column, score: part.score * most });
    }
  }

  private stem(name: readonly string[], sense: TableSense | ColumnSense): void {
    for (const word of name.filter((one) => !weakHeads.has(one))) {
      const lemma = this.language.noun(word);
      for (const stem of new Set([lemma, stemOf(lemma)])) {
        if (stem.length < 4) continue;
        const senses = this.stems.get(stem) ?? [];
        senses.push(sense);
        this.stems.set(stem, senses);
      }
    }
  }

  private put<S extends TableSense | ColumnSense>(
    map: Map<string, S[]>,
    words: readonly string[],
    sense: S,
  ): void {
    if (words.length === 0) return;
    const key = nameKey(words, this.language);
    for (const word of words) if (word.length > 2) this.words.add(word);
    this.longest = Math.max(this.longest, words.length);
    const senses = map.get(key) ?? [];
    const thing = (other: TableSense | ColumnSense): Table | Column =>
      'table' in other ? other.table : other.column;
    const at = senses.findIndex((other) => thing(other) === thing(sense));
    if (at < 0) senses.push(sense);
    else if ((senses[at]?.score ?? 0) < sense.score) senses[at] = sense;
    map.set(key, senses);
  }
}

/** What every word and phrase may name in the schema. */
export const buildLexicon = (graph: SchemaGraph, language: Language): Lexicon => {
  const builder = new LexiconBuilder(language);
  for (const table of graph.tables) {
    builder.addTable(table);
    for (const column of table.columns) builder.addColumn(column);
    builder.addRoles(table);
  }
  const [only, ...others] = graph.tables;
  if (only && others.length === 0) builder.addRows(only);
  return builder;
};
