import { shortNumber } from './formats.js';
import type { Field } from './table.js';

/** Light to dark. */
const ramp = ['#dce9f6', '#b3d0eb', '#7fb2dc', '#4a90c8', '#1f6aad', '#08427d'];
/** Amounts as uneven as this would leave all but a few shapes in one colour. */
const uneven = 12;

export interface MapClass {
  readonly label: string;
  readonly colour: string;
  /** Up to, without it. */
  readonly end: number;
}

/**
 * Uneven amounts in classes: equally many shapes in each, between round numbers. Empty for amounts that a plain
 * scale shows as well.
 */
export function mapClasses(measure: Field): MapClass[] {
  const sorted = measure.numbers.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [lowest, median, highest] = [at(0), at(0.5), at(1)];
  if (lowest < 0 || median <= 0 || highest / median <= uneven) return [];
  const all = ramp.slice(1).map((_, index) => Number(at((index + 1) / ramp.length).toPrecision(2)));
  const breaks = [...new Set(all)].filter((value) => value > lowest && value <= highest);
  const colours = ramp.slice(-breaks.length - 1);
  return [...breaks, Number.POSITIVE_INFINITY].map((end, index) => ({
    end,
    colour: colours[index] ?? '',
    label: labelOf(measure, breaks[index - 1], end),
  }));
}

function labelOf(measure: Field, start: number | undefined, end: number): string {
  const text = (value: number) => shortNumber(measure, value);
  if (start === undefined) return `under ${text(end)}`;
  return end === Number.POSITIVE_INFINITY ? `${text(start)} and more` : `${text(start)} to ${text(end)}`;
}
