import type { Dialect } from '#modules/catalog';
import { Definitions } from '../glossary/definitions.js';
import { addNamedValues, inWords, withNames } from '../glossary/named-things.js';
import type { Language } from '../language.js';
import type { Namesake } from '../namesakes.js';
import { buildSpeller, type Speller } from '../senses/spelling.js';
import { operators } from '../text/operators.js';
import { askingWords, functionWords, linkingVerbs } from '../text/words.js';
import type { ModelInput } from './input.js';
import { buildLexicon, type Lexicon } from './lexicon.js';
import { buildOtherWords, type OtherWords } from './other-words.js';
import { addNamesakes, addPlaces } from './places.js';
import { buildGraph, type SchemaGraph } from './schema-graph.js';
import { buildValueIndex, type ValueIndex, type ValueSense } from './value-index.js';

/** The compiled knowledge about one source. */
export interface CompiledModel {
  readonly modelVersion: string;
  readonly dialect: Dialect;
  readonly graph: SchemaGraph;
  readonly lexicon: Lexicon;
  readonly values: ValueIndex;
  readonly language: Language;
  readonly speller: Speller;
  readonly otherWords: OtherWords;
  readonly definitions: Definitions;
  /** What other names for things of the source mean, in words. */
  readonly otherNames: Definitions;
  /** By `table.column` and the folded name. */
  readonly namesakes: ReadonlyMap<string, Namesake>;
}

/** Asked for again and again about the same words: worth remembering. */
const remembering = (language: Language): Language => {
  const memo = (by: (word: string) => string): ((word: string) => string) => {
    const known = new Map<string, string>();
    return (word) => {
      const found = known.get(word);
      if (found !== undefined) return found;
      const result = by(word);
      if (known.size < 50_000) known.set(word, result);
      return result;
    };
  };
  return {
    noun: memo((word) => language.noun(word)),
    verb: memo((word) => language.verb(word)),
    adjective: memo((word) => language.adjective(word)),
    distance: (a, b) => language.distance(a, b),
    isWord: (word) => language.isWord(word),
    synonyms: (words) => language.synonyms(words),
  };
};

export const namesakeKey = (column: string, name: string): string => `${column}\n${name.toLowerCase()}`;

/** What is known about the places that go by a name. */
export const namesakeOf = ({ column, values }: ValueSense, model: CompiledModel): Namesake | undefined =>
  values[0] === undefined ? undefined : model.namesakes.get(namesakeKey(column.id, values[0]));

export const compile = (input: ModelInput): CompiledModel => {
  const { terms = [] } = input;
  const language = remembering(input.language);
  const graph = buildGraph(withNames(input.schema, terms));
  const lexicon = buildLexicon(graph, language);
  const values = buildValueIndex(graph, input.values);
  addNamesakes(graph, values, input.namesakes ?? []);
  addPlaces(graph, values, input.states);
  addNamedValues(graph, values, terms);
  const isValue = (words: readonly string[]): boolean => values.byWords.has(words.join(' '));
  const around = { language, lexicon, isValue };
  const said = [...operators.keys()].flatMap((phrase) => phrase.split(' ')).filter((word) => word.length > 4);
  const known = [
    ...lexicon.words,
    ...values.words,
    ...said,
    ...askingWords,
    ...linkingVerbs,
    ...functionWords,
  ];
  return {
    modelVersion: input.schema.modelVersion,
    dialect: input.schema.dialect,
    graph,
    lexicon,
    values,
    language,
    speller: buildSpeller(known, language),
    otherWords: buildOtherWords(graph, lexicon, language),
    definitions: new Definitions(terms, around),
    otherNames: new Definitions(inWords(graph, terms), around),
    namesakes: new Map(
      (input.namesakes ?? []).map((one) => [namesakeKey(`${one.table}.${one.column}`, one.name), one]),
    ),
  };
};
