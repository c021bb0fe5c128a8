import type { CompareOp } from '../text/operators.js';
import type { Level } from './geographies.js';
import type { Place } from './places.js';

export type Time =
  | { readonly kind: 'latest' }
  | { readonly kind: 'at'; readonly years: readonly number[] }
  /** Every year from the first to the last; what is left out is as far as the data goes. */
  | { readonly kind: 'series'; readonly from?: number; readonly to?: number };

/** Whether figures of several years are asked for. */
export const isSeries = (time: Time): boolean =>
  time.kind === 'series' || (time.kind === 'at' && time.years.length > 1);

/** One figure that is asked for. */
export interface Wanted {
  /** As written. */
  readonly text: string;
  /** What it may be about, likeliest first; each is `keyOfTopics`. */
  readonly topics: readonly string[];
  /** Said to be a number of people or a part of them; left out where either will do. */
  readonly form?: 'count' | 'share';
}

/** A question about statistics of places, taken apart. */
export interface Request {
  readonly wanted: readonly Wanted[];
  readonly places: readonly Place[];
  /** "states", "by county": the places that are listed or chosen from. */
  readonly level?: Level;
  /** "how many counties": their number. */
  readonly counting?: true;
  /** "the largest county in each state": one order for each of these. */
  readonly per?: Level;
  /** Only one of them is wanted. */
  readonly single: boolean;
  readonly time: Time;
  readonly rank?: { readonly direction: 'asc' | 'desc'; readonly count?: number; readonly text: string };
  readonly bound?: { readonly op: CompareOp; readonly value: number };
  readonly change?: 'up' | 'down' | 'any';
  /** "by race", "gender distribution": every part of a whole. */
  readonly parts?: string;
  /** "Where": in places of whatever kind. */
  readonly anywhere?: true;
  /** Two figures set against each other. */
  readonly against: boolean;
  readonly chart?: 'histogram' | 'map' | 'scatter' | 'line' | 'bar' | 'pie' | 'table';
  /** "tell me about": whatever is known. */
  readonly overview: boolean;
}
