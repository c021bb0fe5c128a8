/** A day, a month or a year, as far as it is said. */
export interface Moment {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const monthNames =
  'january february march april may june july august september october november december'.split(' ');

const monthOf = (word: string): number | undefined => {
  const at = monthNames.findIndex(
    (name) => word === name || word === name.slice(0, 3) || (name === 'september' && word === 'sept'),
  );
  return at < 0 ? undefined : at + 1;
};

const isDay = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 31;
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1000 && value <= 2100;

const numeric = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ordinal = /^(\d{1,2})(?:st|nd|rd|th)?$/;

const dayIn = (word: string | undefined): number | undefined => {
  const [, digits] = ordinal.exec(word ?? '') ?? [];
  return digits !== undefined && isDay(Number(digits)) ? Number(digits) : undefined;
};

const yearIn = (word: string | undefined): number | undefined =>
  /^\d{4}$/.test(word ?? '') && isYear(Number(word)) ? Number(word) : undefined;

/** What is left of a moment after its month, and how many words it took. */
const after = (words: readonly string[], month: number): readonly [Moment, number] => {
  const day = dayIn(words[1]);
  const year = yearIn(words[day === undefined ? 1 : 2]);
  const length = 1 + (day === undefined ? 0 : 1) + (year === undefined ? 0 : 1);
  return [{ month, ...(day !== undefined && { day }), ...(year !== undefined && { year }) }, length];
};

/** The moment that words begin with: "july 3 2010", "3 july", "may 1943", "11/25/2013". */
export const momentAt = (words: readonly string[]): readonly [Moment, number] | undefined => {
  const [first = ''] = words;
  const month = monthOf(first);
  // A modal verb is no month, unless a number goes with it.
  if (month !== undefined) {
    const found = after(words, month);
    return first === 'may' && found[1] === 1 ? undefined : found;
  }
  const day = dayIn(first);
  const of = words[1] === 'of' ? 1 : 0;
  const named = monthOf(words[1 + of] ?? '');
  if (day === undefined || named === undefined) return undefined;
  const year = yearIn(words[2 + of]);
  return [{ month: named, day, ...(year !== undefined && { year }) }, 2 + of + (year === undefined ? 0 : 1)];
};

/** "11/25/2013", as a text that was cut at its signs. */
export const slashedMoment = (text: string): Moment | undefined => {
  const [, month, day, year] = numeric.exec(text) ?? [];
  if (month === undefined || !isDay(Number(day)) || Number(month) > 12) return undefined;
  return { month: Number(month), day: Number(day), year: Number(year) };
};

/** The moment that a cell says, whatever stands after it: a year alone is no day. */
export const readMoment = (cell: string): Moment | undefined => {
  const text = cell.toLowerCase().replace(/[†*].*$/, '');
  const slashed = slashedMoment(text.split(/[\s]/)[0] ?? '');
  if (slashed) return slashed;
  const words = text
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /, '')
    .split(/[\s,]+/);
  return momentAt(words)?.[0];
};

/** Whether a moment lies within another that says less of itself. */
export const isWithin = (moment: Moment, { year, month, day }: Moment): boolean =>
  (year === undefined || moment.year === year) &&
  (month === undefined || moment.month === month) &&
  (day === undefined || moment.day === day);

/** Where a moment stands in time; undefined where the two do not say the same parts. */
export const compareMoments = (a: Moment, b: Moment): number | undefined => {
  if ((a.year === undefined) !== (b.year === undefined)) return undefined;
  const parts = (one: Moment): number => (one.year ?? 0) * 10_000 + (one.month ?? 0) * 100 + (one.day ?? 0);
  return parts(a) - parts(b);
};
