import { labelOf } from '../build/measure.js';
import { Refusal } from '../build/refusal.js';
import type { Assumption } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { stemOf } from '../model/lexicon.js';
import { columnOf, type Predicate } from '../query/query.js';
import type { Quantity } from '../text/numbers.js';
import { wordsOf } from '../text/tokens.js';
import { type CellSense, isItem } from './cells.js';
import { isCalledAfter, isDeed } from './deeds.js';
import { numberTest } from './expressions.js';
import type { Field } from './field.js';
import type { Mark } from './marks.js';
import type { Moment } from './moments.js';
import { mayBeTopic } from './neutral.js';
import type { Said } from './said.js';
import type { Sheet } from './sheet.js';

/** Something said of the rows, as a test and in words. */
export interface Filter {
  readonly predicate: Predicate;
  readonly text: string;
  readonly field: Field;
  /** The words are a part of the cells. */
  readonly partly?: true;
  /** It says from when or until when. */
  readonly range?: true;
  /** It names one row. */
  readonly one?: true;
}

/** Words that may be cells of several columns: the person decides. */
export class OpenCells extends Error {
  constructor(
    readonly mark: Mark,
    readonly senses: readonly CellSense[],
  ) {
    super(mark.text);
  }
}

const mostAside = 6;

/** What is asked, and what was chosen before. */
export interface Asked {
  readonly sheet: Sheet;
  readonly model: CompiledModel;
  readonly choices: readonly string[];
}

/** What a question is read with: its words, the sheet, and what was taken for granted on the way. */
export class Scene {
  readonly notes: Assumption[] = [];
  private aside = 0;
  /** Words that a column tells of, and that say nothing more of the rows. */
  deeds = 0;
  /** Some of them stand where they may be anything. */
  loose = false;

  readonly sheet: Sheet;
  readonly model: CompiledModel;
  private readonly choices: readonly string[];

  constructor(
    readonly said: Said,
    { sheet, model, choices }: Asked,
  ) {
    this.sheet = sheet;
    this.model = model;
    this.choices = choices;
  }

  mark(code: string): Mark {
    const mark = this.said.marks[Number(code.slice(1))];
    if (!mark) throw new Refusal('A word has no meaning.', 1);
    return mark;
  }

  /** The column that words name; of several that are called alike, none is sure. */
  field(code: string): Field {
    const { fields } = this.mark(code);
    const [top] = fields;
    const tied = fields.filter(({ score }) => score >= (top?.score ?? 0) - 0.02);
    const [best, other] = tied.length > 1 ? this.named(tied) : tied;
    if (!best || other) throw new Refusal(`Several columns are called "${this.mark(code).text}".`, 3);
    return best.field;
  }

  quantity(code: string): Quantity {
    const { quantity } = this.mark(code);
    if (!quantity) throw new Refusal('A number is missing.', 1);
    return quantity;
  }

  moment(code: string): Moment {
    const { moment } = this.mark(code);
    if (!moment) throw new Refusal('A day is missing.', 1);
    return moment;
  }

  /** Words of which the data knows nothing: all of the table is about them, or they are not understood at all. */
  about(words: readonly string[], isTopic: boolean): boolean {
    if (words.every((word) => this.isOfHeader(word))) return true;
    const run = words.join(' ');
    if (words.some((word) => !mayBeTopic(word))) return false;
    this.aside += words.length;
    if (!isTopic) this.loose = true;
    this.note(run, 'what the whole table is about');
    return this.aside <= mostAside;
  }

  /** "released" of "release date": what is done, and a column tells it. */
  private isOfHeader(word: string): boolean {
    const { language } = this.model;
    const isDone =
      isDeed(word, language) || !this.sheet.fields.some(({ column }) => wordsOf(column.name).includes(word));
    const found = isDone && this.sheet.fields.some((field) => isCalledAfter(field, word, language));
    if (found) this.deeds += 1;
    return found;
  }

  /** Whether words were left that the data knows nothing of. */
  get isAside(): boolean {
    return this.aside > 0;
  }

  note(phrase: string, meaning: string): void {
    if (!this.notes.some((one) => one.phrase === phrase))
      this.notes.push({ phrase, meaning, alternatives: [] });
  }

  /** The rows with a value, in a column that was named or in the one that has it. */
  cell(code: string, within?: Field): Filter {
    const mark = this.mark(code);
    const sense = this.senseOf(mark, within);
    const ofYear = this.ofYear(mark, sense.field);
    if (ofYear) return ofYear;
    const { field, values, whole } = sense;
    const label = labelOf(field.column);
    const [only, ...others] = values;
    const said = whole && others.length === 0 ? (only ?? '') : `with "${mark.text}"`;
    if (!whole || others.length > 0) this.note(mark.text, `${label} ${listed(values)}`);
    else if (field !== within) this.note(mark.text, `${label} ${only}`);
    return {
      field,
      predicate: { kind: 'in', left: columnOf(field.column), values, negated: false, said },
      text: `${label} ${said}`,
      ...(!whole && { partly: true as const }),
      ...(field.isUnique && others.length === 0 && { one: true as const }),
    };
  }

  /** Of several columns those that the question speaks of. */
  spokenOf(fields: readonly Field[]): readonly Field[] {
    return this.named(fields.map((field) => ({ field }))).map(({ field }) => field);
  }

  /** Of several columns the one that other words of the question speak of. */
  private named<S extends { readonly field: Field }>(senses: readonly S[]): readonly S[] {
    if (senses.length < 2) return senses;
    const words = this.words.map((word) => (/^w[io]n/.test(word) ? 'win' : stemOf(word)));
    const counts = senses.map(
      ({ field }) => new Set(stems(field.column.name).filter((stem) => words.includes(stem))).size,
    );
    const most = Math.max(...counts);
    const spoken = most > 0 ? senses.filter((_, at) => counts[at] === most) : [];
    return spoken.length === 1 ? spoken : senses;
  }

  /** "in 1976", in a column of days: all days of it. */
  private ofYear({ quantity }: Mark, field: Field): Filter | undefined {
    const predicate = quantity?.yearLike && field.moments.size > 0 && numberTest(field, '=', quantity);
    if (!quantity || !predicate) return undefined;
    return { field, predicate, text: `${labelOf(field.column)} ${quantity.value}` };
  }

  private senseOf(mark: Mark, within: Field | undefined): CellSense {
    const all = within ? mark.cells.filter(({ field }) => field === within) : mark.cells;
    const taken = all.filter(({ field }) => this.choices.includes(choiceOf(mark, field)));
    const wholes = all.filter(({ whole }) => whole);
    const best = [taken, wholes, all].find((senses) => senses.length > 0) ?? [];
    const short = best.filter(({ field }) => !field.isLong);
    const likely = this.named(short.length > 0 ? short : best);
    const [only, ...others] = likely;
    if (!only) throw new Refusal(`"${mark.text}" is not in the data.`, 4, [mark.text]);
    if (others.length > 0) throw new OpenCells(mark, likely);
    return withLike(only, mark);
  }

  /** Every word of the question. */
  private get words(): readonly string[] {
    return this.said.words;
  }
}

/** A remark that says it and more says it as well. */
const withLike = (sense: CellSense, mark: Mark): CellSense => {
  const part = mark.parts.find(({ field }) => field === sense.field);
  if (!sense.whole || !part) return sense;
  const key = wordsOf(mark.text).join(' ');
  const more = part.values.filter((value) => sense.field.isLong || isItem(value, key));
  const values = [...new Set([...sense.values, ...more])];
  return values.length > sense.values.length ? { ...sense, values, whole: false } : sense;
};

/** "champion", "producer": what is left of a header's words without their endings. */
const stems = (header: string): readonly string[] =>
  header
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
    .flatMap((word) => [...(/^(?:win|champion|victor)/.test(word) ? ['win'] : []), stemOf(word)])
    .filter((stem) => stem.length >= 3);

export const choiceOf = (mark: Mark, field: Field): string => `${mark.text.toLowerCase()}=${field.column.id}`;

const mostListed = 4;

const listed = (values: readonly string[]): string =>
  values.length > mostListed
    ? `${values.slice(0, mostListed).join(' or ')} or ${values.length - mostListed} others`
    : values.join(' or ');
