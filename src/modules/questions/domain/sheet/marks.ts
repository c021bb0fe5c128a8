import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { chunksAt } from '../senses/find-chunks.js';
import { isVerbAt } from '../senses/verbs.js';
import { type Quantity, readQuantity } from '../text/numbers.js';
import { operators } from '../text/operators.js';
import { type Token, wordsOf } from '../text/tokens.js';
import { askingWords, functionWords, linkingVerbs, words } from '../text/words.js';
import { type CellSense, isItem } from './cells.js';
import type { Field } from './field.js';
import { columnsCalled, columnsNamed, lemmasOf } from './headers.js';
import { type Moment, momentAt, slashedMoment } from './moments.js';
import { resultCells } from './results.js';
import type { Sheet } from './sheet.js';

export interface FieldSense {
  readonly field: Field;
  readonly score: number;
}

/** A run of words of a question with what it may be in a sheet. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly fields: readonly FieldSense[];
  readonly cells: readonly CellSense[];
  /** The cells that have the words, and be it among others. */
  readonly parts: readonly CellSense[];
  /** A word that says what is done. */
  readonly done?: true;
  readonly quantity?: Quantity;
  readonly moment?: Moment;
}

/** Words that questions are made of: alone they are no part of a cell. */
const common = words(`
  game games match matches team teams player players year years month months day days date time times name names
  number total amount first last next previous most least many much more less than only other same both either
  win wins won winner lose loss losses lost tie ties tied draw draws drew play played plays score scored scores
  list listed table chart people person place city country state event events season week point points
  how what who whom when where why which did does do was were is are had has have
  title titles film films movie song songs single singles album episode episodes show shows series position rank
  highest lowest largest smallest longest shortest best worst top bottom long old big high low earliest latest
  new home away record result all one two three four five six seven eight nine ten part group world international
  national league cup club school college university district districts member members note notes type kind
`);

const isPlain = (word: string): boolean =>
  functionWords.has(word) || operators.has(word) || askingWords.has(word) || linkingVerbs.has(word);

const longest = 12;

const isMeaningful = (run: readonly Token[], { whole, field, values }: CellSense): boolean => {
  if (run[0]?.kind === 'quoted') return true;
  const own = run.filter(({ word }) => !isPlain(word) && /[\p{L}\d]/u.test(word));
  if (own.length === 0) return whole && run.length > 1;
  if (field.isLong && !whole) return own.filter(({ word }) => !common.has(word)).length > 1;
  if (whole) return true;
  const [only] = own;
  if (own.length === 1 && run.length === 1 && !isAligned(only?.word ?? '', values)) return false;
  return (
    own.length > 1 ||
    !(common.has(only?.word ?? '') || (only?.word.length ?? 0) < 3 || /^\d+$/.test(only?.word ?? ''))
  );
};

/** A single word is one of the things that a cell lists, or the first or last word of one cell alone. */
const isAligned = (word: string, values: readonly string[]): boolean => {
  if (values.some((value) => isItem(value, word))) return true;
  const said = values.map((value) => wordsOf(value));
  return said.length === 1 && said.every((all) => all[0] === word || all.at(-1) === word);
};

const wordsIn = (run: readonly Token[]): readonly string[] =>
  run.filter(({ word }) => /[\p{L}\d%$<>+]/u.test(word)).flatMap(({ word }) => word.split(' '));

const isTrimmed = (run: readonly Token[]): boolean =>
  [run[0], run.at(-1)].every((token) => token && (token.kind === 'quoted' || /[\p{L}\d]/u.test(token.word)));

const cellsOf = (
  run: readonly Token[],
  sheet: Sheet,
  noun: (word: string) => string,
): readonly CellSense[] => {
  if (!isTrimmed(run)) return [];
  const [only] = run;
  const results = run.length === 1 && only ? resultCells(sheet, only.word) : [];
  const words = wordsIn(run);
  const exact = sheet.cells.find(words);
  const singular = [...words.slice(0, -1), noun(words.at(-1) ?? '')];
  const all = exact.length > 0 ? exact : sheet.cells.find(singular).filter(({ whole }) => whole);
  const found = all.filter((cell) => isMeaningful(run, cell));
  return [...results, ...found.filter(({ field }) => !results.some((one) => one.field === field))];
};

const momentOf = (run: readonly Token[]): Moment | undefined => {
  const joined = run.map(({ text }) => text).join('');
  const slashed = slashedMoment(joined);
  if (slashed) return slashed;
  const said = wordsIn(run);
  const found = isTrimmed(run) ? momentAt(said) : undefined;
  return found?.[1] === said.length ? found[0] : undefined;
};

interface Reading {
  readonly tokens: readonly Token[];
  readonly sheet: Sheet;
  readonly model: CompiledModel;
}

const fieldsOf = ({ sheet, tokens, model }: Reading, mark: { from: number; to: number }): FieldSense[] => {
  const run = tokens.slice(mark.from, mark.to);
  if (!isTrimmed(run)) return [];
  const lemma = lemmasOf(model);
  const key = run.map(({ word }) => lemmaOf(word, model.language)).join(' ');
  const said = wordsIn(run).join(' ');
  const called = [
    ...columnsNamed(sheet, said, model),
    ...columnsCalled(sheet, key, lemma),
    ...sheet.fields.filter(({ unit }) => unit === key),
  ];
  return called.map((field) => ({ field, score: 0.95 }));
};

/** Everything that the words from a place on may be. */
const marksAt = (reading: Reading, from: number): readonly Mark[] => {
  const { tokens, sheet, model } = reading;
  const chunks = chunksAt(tokens, from, model);
  const marks: Mark[] = [];
  for (let to = from + 1; to <= Math.min(tokens.length, from + longest); to += 1) {
    const run = tokens.slice(from, to);
    const chunk = chunks.find((one) => one.to === to);
    const named = chunk?.noun && !chunk.related ? chunk.columns : [];
    const fields = [
      ...fieldsOf(reading, { from, to }),
      ...named.flatMap(({ column, score }): FieldSense[] => {
        const field = score >= 0.6 ? sheet.fields.find((one) => one.column === column) : undefined;
        return field ? [{ field, score }] : [];
      }),
    ];
    const isDone = run.length === 1 && isVerbAt(tokens, from, model.language);
    const cells = cellsOf(run, sheet, model.language.noun).filter(({ whole }) => whole || !isDone);
    const moment = momentOf(run);
    const quantity = chunk?.quantity ?? countOf(tokens, from, cells);
    if (fields.length + cells.length > 0 || moment || quantity)
      marks.push({
        ...{
          from,
          to,
          fields: distinct(fields),
          cells,
          parts: sheet.cells.parted(wordsIn(run)),
          text: run.map(({ text }) => text).join(' '),
        },
        ...(isDone && { done: true as const }),
        ...(quantity && { quantity }),
        ...(moment && { moment }),
      });
  }
  return marks;
};

/** "25 knots", where a column tells knots: a number as well. */
const countOf = (
  tokens: readonly Token[],
  from: number,
  cells: readonly CellSense[],
): Quantity | undefined =>
  cells.some(({ field }) => field.counts) ? readQuantity(tokens, from)?.quantity : undefined;

const distinct = (senses: readonly FieldSense[]): readonly FieldSense[] =>
  senses
    .filter((one, at) => senses.findIndex(({ field }) => field === one.field) === at)
    .sort((a, b) => b.score - a.score);

const costOf = ({ fields, cells, quantity, moment }: Mark): number => {
  const best = Math.max(0, ...fields.map(({ score }) => score));
  const costs = [
    ...(best > 0 ? [0.35 + 1.2 * (1 - best)] : []),
    ...(cells.length > 0 ? [cells.some(({ whole }) => whole) ? 0.4 : 0.7] : []),
    ...(quantity ? [0.45] : []),
    ...(moment ? [0.3] : []),
  ];
  return Math.min(...costs);
};

const plainCost = ({ word }: Token): number => (isPlain(word) ? 0.5 : 1);

/** Cuts a question into words and marks: the fewest and best known ones. */
export const markUp = (
  tokens: readonly Token[],
  sheet: Sheet,
  model: CompiledModel,
): readonly (Mark | Token)[] => {
  const best: { cost: number; to: number; piece?: Mark | Token }[] = Array.from(
    { length: tokens.length + 1 },
    (_, at) => ({ cost: 0, to: at }),
  );
  for (let from = tokens.length - 1; from >= 0; from -= 1) {
    const token = tokens[from] as Token;
    let found = {
      cost: plainCost(token) + (best[from + 1]?.cost ?? 0),
      to: from + 1,
      piece: token as Mark | Token,
    };
    for (const mark of isCounter(tokens, from) ? [] : marksAt({ tokens, sheet, model }, from)) {
      const cost = costOf(mark) + (best[mark.to]?.cost ?? 0);
      if (cost < found.cost) found = { cost, to: mark.to, piece: mark };
    }
    best[from] = found;
  }
  const pieces: (Mark | Token)[] = [];
  for (let at = 0; at < tokens.length; at = best[at]?.to ?? tokens.length)
    pieces.push(best[at]?.piece as Mark | Token);
  return pieces;
};

/** "how many TIMES", "the NUMBER of": no columns. */
const isCounter = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === 'times' ||
  (/^(?:numbers?|total|amount)$/.test(tokens[at]?.word ?? '') &&
    /^(?:of|number|amount)$/.test(tokens[at + 1]?.word ?? '')) ||
  (tokens[at]?.word === 'place' &&
    /^(?:take|took|takes|taken|taking|first|second|third)$/.test(tokens[at - 1]?.word ?? ''));

export const isMark = (piece: Mark | Token): piece is Mark => 'fields' in piece;
