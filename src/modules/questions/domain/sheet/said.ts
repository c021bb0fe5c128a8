import type { Token } from '../text/tokens.js';
import { isMark, type Mark } from './marks.js';

/** A question with its marks as codes: F a column, V a value, N a number, O a place in an order, D a day. */
export interface Said {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** All of its words, as they were said. */
  readonly words: readonly string[];
}

/** W: no more than its words. */
type Letter = 'F' | 'V' | 'N' | 'O' | 'D' | 'W';

/** A column may be called so, and anything may be counted and named with them. */
const plain = new Set([
  'number',
  'total',
  'time',
  'name',
  'score',
  'place',
  'position',
  'result',
  'points',
  'point',
  'game',
  'games',
  'team',
  'event',
  'place',
]);

/** What a mark may be, the likelier first. */
const lettersOf = ({ fields, cells, quantity, moment, text, done }: Mark): readonly Letter[] => {
  const best = fields[0]?.score ?? 0;
  const whole = cells.some((one) => one.whole);
  const letters: (Letter | false)[] = [
    moment !== undefined && 'D',
    best >= 0.9 && 'F',
    quantity !== undefined && (!whole || cells.length > 1) && (quantity.ordinal ? 'O' : 'N'),
    whole && 'V',
    best > 0 && 'F',
    quantity !== undefined && (quantity.ordinal ? 'O' : 'N'),
    cells.length > 0 && 'V',
    (plain.has(text.toLowerCase()) ||
      (fields.length > 1 && fields[1]?.score === best) ||
      (best > 0 && ((best < 0.85 && /^[a-z]+(?:ed|t|ing)$/.test(text)) || done === true)) ||
      (cells.length > 0 && !whole && !text.includes(' '))) &&
      'W',
  ];
  return [...new Set(letters.filter((one) => one !== false))].slice(0, 2);
};

const mostOpen = 3;

const small = new Set([
  'the',
  'a',
  'an',
  '.',
  '?',
  '!',
  '"',
  "'",
  ';',
  ':',
  '(',
  ')',
  'please',
  'also',
  'only',
  'just',
  'its',
  'his',
  'her',
  'their',
  'our',
  'my',
]);

/** "gold MEDALS": what a column of medals counts. */
const isOfFigure = ({ text }: Mark, before: Mark | Token | undefined): boolean =>
  /^(?:medals?|total medals?)$/i.test(text) &&
  before !== undefined &&
  isMark(before) &&
  before.fields.length > 0;

const askedFor = new Set('what which who name list are were is was other the only these of those'.split(' '));
const standing = new Set('which only other last first next each another that this'.split(' '));

/** "which ONE", "the only TWO boats": no number that a row has. */
const isNoNumber = ({ text, quantity }: Mark, before: readonly (Mark | Token)[]): boolean => {
  if (!quantity || quantity.ordinal || quantity.yearLike || quantity.value > 20) return false;
  const words = before.map((piece) => (isMark(piece) ? '' : piece.word));
  if (text.toLowerCase() === 'one' && standing.has(words.at(-1) ?? '')) return true;
  return words.length > 0 && words.every((word) => askedFor.has(word));
};

const encode = (pieces: readonly (Mark | Token)[], letters: ReadonlyMap<Mark, Letter>): Said => {
  const marks: Mark[] = [];
  const words = pieces.flatMap((piece, at) => {
    if (isMark(piece) && (isOfFigure(piece, pieces[at - 1]) || isNoNumber(piece, pieces.slice(0, at))))
      return [];
    if (isMark(piece) && letters.get(piece) === 'W') return piece.text.toLowerCase().split(' ');
    if (!isMark(piece)) return small.has(piece.word) ? [] : [piece.word];
    marks.push(piece);
    return [`${letters.get(piece)}${marks.length - 1}`];
  });
  const all = pieces.flatMap((piece) => (isMark(piece) ? piece.text.toLowerCase().split(' ') : [piece.word]));
  return { text: tidy(words.join(' ')), marks, words: all };
};

const opening =
  /^(?:in|on|at|for|from|to|with|against|by|during|under|of) (?=(?:what|which|whom|how many)\b)/;
const table = '(?:table|chart|list|graph|data|page|database|tables|charts|lists)';
const fluff: readonly RegExp[] = [
  / - - /g,

  /\b(?:this|these) (?!season|year|table|chart|list)[a-z]+\b/g,
  opening,
  /\bnames? of (?=(?:first|last|next|previous|F\d))/g,
  /(?<=F\d+) (?:medals?|titles?|championships?|votes?|column|category)\b/g,
  /(?<=F\d+) (?:drafted|played|scored|received|earned|selected|picked|taken|held|made|produced|released|cast|built|sold|attended|recorded|involved|represented)\b(?! by)/g,
  new RegExp(
    `(?:,? )?\\b(?:according to|based on|per|in|on|from|of|to|within) (?:this |that |our )?(?:data )?${table}(?: above| below)?\\b`,
    'g',
  ),
  /^(?:(?:can|could|would) you )?(?:tell me|tell us|give me|show me|give|provide|identify|state|find|i want to know|do you know) /,
  / (?:are|is|were|was) (?:there|listed|shown|mentioned|included|found|displayed|recorded|here|present|available)(?: here| in all| in total| altogether)?$/,
  / (?:in total|altogether|overall|in all|respectively|here)$/,
];

/** "before 1990, how many …": what is said first is said of the rows as well. */
const turned = (text: string): string =>
  text.replace(
    /^((?:in|on|at|during|before|after|since|besides|other than|aside from|among|between|from|for|of) .*?)(?: ,)? ((?:how many|how much|what|which|who|when|where) .*)$/,
    '$2 $1',
  );

/** "u-boat" of "u - boat". */
const joined = (text: string): string => text.replace(/(?<=\b[a-z]+) - (?=[a-z])/g, '-');

const tidy = (text: string): string =>
  turned(fluff.reduce((left, pattern) => left.replace(pattern, ' '), joined(text)).trim())
    .replace(/\s+/g, ' ')
    .replace(/[ ,]+$/, '')
    .trim();

/** The ways to take what is open, the likeliest first. */
export const sayings = (pieces: readonly (Mark | Token)[]): readonly Said[] => {
  const marks = pieces.filter(isMark);
  const open = marks.filter((mark) => lettersOf(mark).length > 1).slice(0, mostOpen);
  return Array.from({ length: 2 ** open.length }, (_, mask) => {
    const letters = new Map(
      marks.map((mark): [Mark, Letter] => {
        const at = open.indexOf(mark);
        const [first, second] = lettersOf(mark);
        return [mark, (at >= 0 && mask & (1 << at) ? second : first) as Letter];
      }),
    );
    return encode(pieces, letters);
  });
};
