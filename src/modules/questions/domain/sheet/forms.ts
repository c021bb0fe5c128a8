import { comparing } from './comparing.js';
import { counting } from './counting.js';
import type { Form } from './form.js';
import { lookingUp, possessing } from './looking-up.js';
import { neighbours } from './neighbours.js';
import { ranking } from './ranking.js';

/** The ways to ask, the more telling ones first. */
export const forms: readonly Form[] = [
  ...possessing,
  ...neighbours,
  ...comparing,
  ...counting,
  ...ranking,
  ...lookingUp,
];
