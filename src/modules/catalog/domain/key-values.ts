import type { InferredColumn } from './inferred-column.js';
import { type ColumnProfile, isNumeric } from './profile.js';
import { singular } from './words.js';

/** From here on it takes more than chance that values are among others. */
export const telling = 12;
/** From here on nothing but the values is needed. */
const overwhelming = 30;
/** Fewer values may be the same for any reason. */
const fewest = 5;

/** People use few words: however long a text is, that it occurs elsewhere says no more than this. */
const mostOfText = 6;
const letters = 26;

/**
 * How unlikely it is that values of a column are all among those of another by chance, in bits. Numbers that leave no
 * gaps from 1 on say nothing: any count is among them.
 */
export function surprise(from: ColumnProfile, to: ColumnProfile): number {
  if (isNumeric(from)) return numbersSurprise(from, to);
  if (from.type !== 'text') return 0;
  const possible = letters ** Math.min(3, from.averageLength);
  return from.distinctCount * Math.min(mostOfText, Math.max(0, Math.log2(possible / to.distinctCount)));
}

function numbersSurprise(from: ColumnProfile, to: ColumnProfile): number {
  const { min, max, distinctCount } = to;
  if (typeof min !== 'number' || typeof max !== 'number') return 0;
  const span = max - min + 1;
  const gaps = from.distinctCount * Math.log2(Math.max(1, span / distinctCount));
  // Ids from 1001 to 1060: hardly anything that is counted lies between them.
  const offset = from.distinctCount > 2 && min > 1 ? 2 * Math.log2(Math.max(1, max / span)) : 0;
  return gaps + offset;
}

/** Whether one may be among the other, as far as the profiles say. */
export function mayBeAmong(from: ColumnProfile, to: ColumnProfile): boolean {
  const sameType = from.type === to.type || (isNumeric(from) && isNumeric(to) && from.whole && to.whole);
  return sameType && from.distinctCount <= to.distinctCount * 1.1;
}

/** Whether the values alone say that a column refers to another, if the data has all of them there. */
export function isOverwhelming({ profile, role, unit }: InferredColumn, to: ColumnProfile): boolean {
  if (profile.distinctCount < fewest || surprise(profile, to) < overwhelming) return false;
  if (profile.type === 'text') return true;
  // Numbers in the plural, or in a unit, are counted or measured.
  const counts = role === 'measure' && (unit !== undefined || singular(profile.name) !== profile.name);
  return !counts && isBetween(profile, to);
}

const isBetween = (from: ColumnProfile, to: ColumnProfile): boolean =>
  Number(from.min) >= Number(to.min) && Number(from.max) <= Number(to.max);
