import { aggregating } from './operators/aggregating.js';
import { comparing } from './operators/comparing.js';
import { computing } from './operators/computing.js';
import type { Operator } from './operators/operator.js';
import { phrases } from './operators/phrases.js';
import { ranking } from './operators/ranking.js';
import { structuring } from './operators/structuring.js';
import { timing } from './operators/timing.js';
import { wholeCountry } from './words.js';

export type { CompareOp, Operator } from './operators/operator.js';

const country = phrases({ kind: 'country' }, wholeCountry.join('|'));

/** Every operator phrase, by its folded words. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...structuring,
  ...timing,
  ...country,
  ...computing,
  ...ranking,
  ...comparing,
  ...aggregating,
]);

export const longestOperator = Math.max(...[...operators.keys()].map((phrase) => phrase.split(' ').length));
