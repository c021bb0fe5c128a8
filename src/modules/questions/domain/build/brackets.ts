import type { CompareOp } from '../text/operators.js';

interface Bracket {
  readonly text: string;
  readonly low: number;
  /** The first number that is no longer in it. */
  readonly end: number;
}

const numbers = (text: string): number[] =>
  (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((one) => Number(one.replaceAll(',', '')));

/** "10000 to 14999", "<10000", "65 and over": the numbers that a category stands for. */
const toBracket = (text: string): Bracket | undefined => {
  const [first, second, third] = numbers(text);
  if (first === undefined || third !== undefined) return undefined;
  if (second !== undefined) return second >= first ? { text, low: first, end: second + 1 } : undefined;
  if (/^\s*(?:<|under|less than|below|up to)/i.test(text))
    return { text, low: Number.NEGATIVE_INFINITY, end: first };
  if (
    /(?:\+|or more|and over|or over|and above|or older|and older)\s*$|^\s*(?:>=?|over|more than)/i.test(text)
  ) {
    return { text, low: first, end: Number.POSITIVE_INFINITY };
  }
  return undefined;
};

/** The values of a column as brackets, when all of them are. */
export const bracketsOf = (values: readonly string[]): readonly Bracket[] | undefined => {
  const brackets = values.map(toBracket);
  const open = brackets.some(
    (one) => one && (one.low === Number.NEGATIVE_INFINITY || one.end === Number.POSITIVE_INFINITY),
  );
  return values.length > 2 && open && brackets.every((one) => one !== undefined)
    ? (brackets as Bracket[])
    : undefined;
};

const isWithin = ({ low, end }: Bracket, op: CompareOp, bound: number): boolean => {
  if (op === '<' || op === '<=') return end <= bound + (op === '<=' ? 1 : 0);
  return low >= bound + (op === '>' && low !== bound ? 1 : 0);
};

/** The brackets entirely on one side of a bound; undefined when the bound goes through one. */
export const bracketsWithin = (
  brackets: readonly Bracket[],
  op: CompareOp,
  bound: number,
): readonly string[] | undefined => {
  const cut = brackets.some(({ low, end }) => low < bound && end > bound && end !== bound + 1);
  if (cut || op === '=' || op === '<>') return undefined;
  return brackets.filter((bracket) => isWithin(bracket, op, bound)).map(({ text }) => text);
};

/** Where the brackets begin, for telling which bounds work. */
export const boundsOf = (brackets: readonly Bracket[]): readonly number[] =>
  [...new Set(brackets.map(({ low }) => low).filter(Number.isFinite))].sort((a, b) => a - b);
