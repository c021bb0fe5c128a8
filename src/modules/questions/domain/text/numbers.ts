import type { Token } from './tokens.js';

/** A number said in a question: `$25,000`, `10 million`, `five`, `50%`. */
export interface Quantity {
  readonly value: number;
  readonly unit?: 'USD' | 'percent';
  /** "third", "2nd": a place in an order and not a quantity. */
  readonly ordinal?: boolean;
  /** Four digits written as a year is: 1990, not 1,990. */
  readonly yearLike: boolean;
  /** "200 THOUSAND": said with a word for its size. */
  readonly scale?: number;
}

const small: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    dozen: 12,
  }),
);

const ordinals: ReadonlyMap<string, number> = new Map(
  Object.entries({
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
  }),
);

const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    k: 1e3,
    m: 1e6,
    bn: 1e9,
    mn: 1e6,
    mil: 1e6,
  }),
);

const digits = /^(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th|k|m|bn|s)?$/;

const readDigits = (word: string): Quantity | undefined => {
  const [, number, suffix] = digits.exec(word) ?? [];
  if (number === undefined || suffix === 's') return undefined;
  const value = Number(number.replaceAll(',', ''));
  if (suffix === undefined) {
    return { value, yearLike: /^\d{4}$/.test(number) && value >= 1000 && value <= 2999 };
  }
  const scale = scales.get(suffix);
  return scale === undefined
    ? { value, ordinal: true, yearLike: false }
    : { value: value * scale, scale, yearLike: false };
};

/** "half a million", "a quarter of a million": the part of the scale that follows. */
const readPart = (tokens: readonly Token[], start: number): readonly [number, number] | undefined => {
  const said = tokens.slice(start, start + 5).map(({ word }) => word);
  const opened = said[0] === 'a' && said[1] === 'quarter' ? 1 : 0;
  const part = new Map([
    ['half', 0.5],
    ['quarter', 0.25],
  ]).get(said[opened] ?? '');
  let at = opened + 1;
  if (said[at] === 'of') at += 1;
  if (part === undefined || said[at] !== 'a' || !scales.has(said[at + 1] ?? '')) return undefined;
  return [part, at + 1];
};

/** "twenty five", "two hundred": the value and how many tokens it took. */
const readWords = (tokens: readonly Token[], start: number): readonly [number, number] | undefined => {
  const scale = tokens[start + 1]?.word ?? '';
  if (tokens[start]?.word === 'a' && scale.length > 3 && scales.has(scale)) return [1, 1];
  const first = small.get(tokens[start]?.word ?? '');
  if (first === undefined) return undefined;
  const next = small.get(tokens[start + 1]?.word ?? '');
  const hyphen = tokens[start + 1]?.word === '-' ? small.get(tokens[start + 2]?.word ?? '') : undefined;
  if (first >= 20 && next !== undefined && next < 10) return [first + next, 2];
  if (first >= 20 && hyphen !== undefined && hyphen < 10) return [first + hyphen, 3];
  return [first, 1];
};

const scaled = (tokens: readonly Token[], at: number, value: number): readonly [number, number] => {
  let [result, end] = [value, at];
  for (let scale = scales.get(tokens[end]?.word ?? ''); scale; scale = scales.get(tokens[end]?.word ?? '')) {
    result *= scale;
    end += 1;
  }
  return [Number(result.toPrecision(15)), end];
};

const unitAfter = (
  tokens: readonly Token[],
  end: number,
): readonly ['USD' | 'percent', number] | undefined => {
  const word = tokens[end]?.word;
  if (word === '%' || word === 'percent' || word === 'pct') return ['percent', end + 1];
  if (word === 'dollars' || word === 'dollar' || word === 'usd') return ['USD', end + 1];
  return undefined;
};

/** Reads the number that starts at a token; `end` is the first token after it. */
export const readQuantity = (
  tokens: readonly Token[],
  start: number,
): { readonly quantity: Quantity; readonly end: number } | undefined => {
  const money = tokens[start]?.word === '$';
  const at = money ? start + 1 : start;
  const word = tokens[at]?.word ?? '';
  const ordinal = ordinals.get(word);
  if (ordinal !== undefined)
    return { quantity: { value: ordinal, ordinal: true, yearLike: false }, end: at + 1 };
  const inWords = readPart(tokens, at) ?? readWords(tokens, at);
  const base: Quantity | undefined = inWords ? { value: inWords[0], yearLike: false } : readDigits(word);
  if (base === undefined) return undefined;
  const [value, afterScale] = scaled(tokens, at + (inWords?.[1] ?? 1), base.value);
  const unit = unitAfter(tokens, afterScale);
  const spelled = money ? 'USD' : unit?.[0];
  const scale = (base.scale ?? 1) * (base.value === 0 ? 1 : value / base.value);
  return {
    quantity: {
      value,
      ...(spelled && { unit: spelled }),
      ...(base.ordinal && { ordinal: true }),
      ...(scale > 1 && { scale }),
      yearLike: base.yearLike && value === base.value && !spelled,
    },
    end: unit?.[1] ?? afterScale,
  };
};
