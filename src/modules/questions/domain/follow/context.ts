import { isMeasure } from '../build/shape.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column, Table } from '../model/schema-graph.js';
import type { ValueSense } from '../model/value-index.js';
import type { Mention, ValueMention } from '../parse/draft.js';
import { type Sense, senseId } from '../resolve/assignment.js';
import { contextForm, type Plain, type ReadingContext } from './reading-context.js';
import { aboutOf, nameOf, sensesOf } from './same.js';

/** What the words of a reading were decided to name. */
export interface Decided {
  readonly nouns: ReadonlyMap<Mention, Sense>;
  readonly values: ReadonlyMap<ValueMention, ValueSense>;
}

/** The same figure of other things stays possible, where what is asked next needs it. */
const lessLikely = 0.25;

const isMention = (value: object): value is Mention =>
  'tables' in value && 'columns' in value && 'text' in value;

const isValue = (value: object): value is ValueMention =>
  'values' in value && 'text' in value && !('kind' in value);

const scoreOf = (own: number, sense: Sense, decided: Sense): number => {
  if (decided.kind === 'table' || !isMeasure(decided.column)) return own;
  return senseId(sense) === senseId(decided) ? decided.score : Math.min(own, decided.score) - lessLikely;
};

/** What a noun may still name: what it was decided to, and the same elsewhere. */
const sensesLeft = (mention: Mention, decided: Sense | undefined): readonly Sense[] => {
  const all = sensesOf(mention);
  if (!decided) return all;
  const known = all.some((sense) => senseId(sense) === senseId(decided)) ? all : [decided, ...all];
  return known
    .filter((sense) => aboutOf(sense) === aboutOf(decided))
    .map((sense) => ({ ...sense, score: scoreOf(sense.score, sense, decided) }));
};

const valuesLeft = ({ values }: ValueMention, decided: ValueSense | undefined): readonly ValueSense[] => {
  if (!decided) return values;
  const twins = values.filter(
    ({ column, values: stored }) =>
      column !== decided.column &&
      nameOf(column) === nameOf(decided.column) &&
      stored.join() === decided.values.join(),
  );
  return [decided, ...twins.map((one) => (decided.within ? { ...one, within: decided.within } : one))];
};

class Writer {
  readonly words: Plain[] = [];
  private readonly places = new Map<object, number>();

  constructor(private readonly decided: Decided) {}

  write(value: unknown): Plain {
    if (Array.isArray(value)) return value.map((one) => this.write(one));
    if (typeof value !== 'object' || value === null) return value as Plain;
    if (isMention(value)) return this.word(value, () => this.noun(value));
    if (isValue(value)) return this.word(value, () => this.value(value));
    return this.object(value);
  }

  private object(value: object): { readonly [key: string]: Plain } {
    const said = Object.entries(value).filter(([, one]) => one !== undefined);
    return Object.fromEntries(said.map(([key, one]) => [key, this.write(one)]));
  }

  private word(value: object, write: () => Plain): Plain {
    const known = this.places.get(value);
    if (known !== undefined) return { $word: known };
    const place = this.words.push(null) - 1;
    this.places.set(value, place);
    this.words[place] = write();
    return { $word: place };
  }

  private noun(mention: Mention): Plain {
    const { tables: _, columns: __, ...rest } = mention;
    const decided = this.decided.nouns.get(mention);
    const senses = sensesLeft(mention, decided);
    const written = (kind: Sense['kind']): Plain =>
      senses.filter((sense) => sense.kind === kind).map((sense) => [senseId(sense), sense.score]);
    return {
      ...this.object(rest),
      ...(decided && { is: senseId(decided) }),
      tables: written('table'),
      columns: written('column'),
    };
  }

  private value(mention: ValueMention): Plain {
    const { values: _, ...rest } = mention;
    const decided = this.decided.values.get(mention);
    const values = valuesLeft(mention, decided);
    return {
      ...this.object(rest),
      ...(decided && { is: decided.column.id }),
      values: values.map(({ column, values: stored, score, within }) => ({
        column: column.id,
        values: stored,
        score,
        ...(within && {
          within: { column: within.column.id, ...(within.value !== undefined && { value: within.value }) },
        }),
      })),
    };
  }
}

/** A draft, or a tree of the rules, with the decisions about its words. */
export const contextOf = (
  { reader, said }: { reader: ReadingContext['reader']; said: object },
  decided: Decided,
): ReadingContext => {
  const writer = new Writer(decided);
  const written = writer.write(said);
  return { form: contextForm, reader, said: written, words: writer.words };
};

type PlainObject = { readonly [key: string]: Plain };

type Scored = readonly [string, number];

interface PlainValue {
  readonly column: string;
  readonly values: readonly string[];
  readonly score: number;
  readonly within?: { readonly column: string; readonly value?: string };
}

/** The data no longer has what a reading is about. */
export class Gone extends Error {}

class Reader {
  private readonly words: object[] = [];

  constructor(
    private readonly context: ReadingContext,
    private readonly model: CompiledModel,
  ) {
    for (const word of context.words) this.words.push(this.word(word as PlainObject));
    for (const word of this.words) if ('owner' in word) word.owner = this.read(word.owner as Plain);
  }

  get said(): unknown {
    return this.read(this.context.said);
  }

  private read(value: Plain): unknown {
    if (Array.isArray(value)) return value.map((one) => this.read(one));
    if (typeof value !== 'object' || value === null) return value;
    const { $word } = value as PlainObject;
    if (typeof $word === 'number') return this.words[$word];
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.read(one)]));
  }

  private word({ tables, columns, values, is, ...rest }: PlainObject): object {
    if (typeof is === 'string' && !this.table(is) && !this.column(is)) throw new Gone();
    if (values !== undefined) return { ...rest, values: this.values(values) };
    return {
      ...rest,
      tables: (tables as unknown as readonly Scored[]).flatMap(([name, score]) => {
        const table = this.table(name);
        return table ? [{ table, score }] : [];
      }),
      columns: (columns as unknown as readonly Scored[]).flatMap(([id, score]) => {
        const column = this.column(id);
        return column ? [{ column, score }] : [];
      }),
    };
  }

  private values(plain: Plain): readonly ValueSense[] {
    return (plain as unknown as readonly PlainValue[]).flatMap(({ column: id, within, ...rest }) => {
      const column = this.column(id);
      const inside = within && this.column(within.column);
      if (!column || (within && !inside)) return [];
      return [{ ...rest, column, ...(within && inside && { within: { ...within, column: inside } }) }];
    });
  }

  private table(name: string): Table | undefined {
    return this.model.graph.tables.find((one) => one.name === name);
  }

  private column(id: string): Column | undefined {
    return this.model.graph.columns.get(id);
  }
}

/** What was said, about the source as it is now; `Gone` is thrown where that is no longer there. */
export const saidIn = (context: ReadingContext, model: CompiledModel): unknown =>
  new Reader(context, model).said;
