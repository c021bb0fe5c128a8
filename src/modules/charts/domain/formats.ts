import type { JsonValue } from '#shared/contracts';
import type { Field } from './table.js';

export type Json = { readonly [key: string]: JsonValue };

const isDollars = (unit = '') => /^(usd|us\$|dollars?|\$)$/i.test(unit);
const isPercent = (unit = '') => /^(percent|%)$/i.test(unit);
const isShare = (unit = '') => /^(share|fraction|ratio)$/i.test(unit);

/** What a reader calls the unit, in brackets after the name; money and shares carry it with every number. */
function unitText(unit = ''): string {
  if (isPercent(unit)) return '%';
  if (isDollars(unit)) return 'US$';
  return isShare(unit) ? '' : unit;
}

export function titleOf({ column: { label, unit } }: Field): string {
  const text = unitText(unit);
  return text === '' || label.toLowerCase().includes(text.toLowerCase()) ? label : `${label} (${text})`;
}

export const largestOf = ({ numbers }: Field): number =>
  numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

const hasFractions = ({ numbers }: Field): boolean => numbers.some((value) => !Number.isInteger(value));

/** For one exact value: in a tooltip, at the end of a bar. */
export function exactFormat(field: Field): string {
  const { unit } = field.column;
  if (isShare(unit)) return '.1%';
  const digits = !hasFractions(field) || largestOf(field) >= 10_000 ? ',.0f' : ',.2~f';
  return isDollars(unit) ? `$${digits}` : digits;
}

/** An expression that writes `value` short enough for an axis: 30M, $75K, 5.5%. */
export function shortText(field: Field, value: string): string {
  const { unit } = field.column;
  if (isShare(unit)) return `format(${value}, '.0%')`;
  const large = largestOf(field) >= 10_000;
  const number = large
    ? `replace(replace(format(${value}, '~s'), 'G', 'B'), 'k', 'K')`
    : `format(${value}, ',~f')`;
  if (isDollars(unit)) return `(${value} < 0 ? '-' : '') + '$' + replace(${number}, '\\u2212', '')`;
  return isPercent(unit) ? `${number} + '%'` : number;
}

/** An expression that writes `value` in full, with its unit when that is short. */
export const exactText = (field: Field, value: string): string =>
  `format(${value}, '${exactFormat(field)}')${isPercent(field.column.unit) ? " + '%'" : ''}`;

/** 2.5M, $75K, 5.5%: the same for one known number. */
export function shortNumber({ column: { unit } }: Field, value: number): string {
  const text = isShare(unit)
    ? new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format(value)
    : new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
  if (isDollars(unit)) return `$${text}`;
  return isPercent(unit) ? `${text}%` : text;
}

/** The axis of a measure. */
export const measureAxis = (field: Field, options: Json = {}): Json => ({
  labelExpr: shortText(field, 'datum.value'),
  ...options,
});

export const tooltipOf = (field: Field): Json => {
  const base = { field: field.name, title: titleOf(field) };
  if (field.part === 'measure') return { ...base, type: 'quantitative', format: exactFormat(field) };
  if (field.part !== 'time') return { ...base, type: 'nominal' };
  return field.numbers.length > 0
    ? { ...base, type: 'quantitative', format: 'd' }
    : { ...base, type: 'temporal', format: '%b %-d, %Y' };
};
