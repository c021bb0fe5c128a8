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

export interface Order {
  /** Of the first figure, where neither this nor a name is said. */
  readonly by?: Wanted;
  /** In the order of the alphabet. */
  readonly name?: true;
  readonly direction?: 'asc' | 'desc';
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
  readonly rank?: {
    readonly direction: 'asc' | 'desc';
    readonly count?: number;
    /** "second largest": that one alone. */
    readonly nth?: number;
    readonly text: string;
  };
  readonly bound?: { readonly op: CompareOp; readonly value: number; readonly percent?: true };
  /** "sorted by income", "lowest first": how the lines of a list follow each other. */
  readonly order?: Order;
  /** "states other than California". */
  readonly excluded?: readonly Place[];
  readonly change?: 'up' | 'down' | 'any';
  /** "counties that GREW": those alone. */
  readonly only?: true;
  /** "growth in percent", "fastest growing": as a part of what there was at first. */
  readonly relative?: true;
  /** "how much did it grow": the difference, and not every year. */
  readonly amount?: true;
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
