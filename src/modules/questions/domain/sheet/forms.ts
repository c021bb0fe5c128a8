import { choosing } from './choosing.js';
import { comparing } from './comparing.js';
import { consecutive } from './consecutive.js';
import { counting } from './counting.js';
import { differences } from './differences.js';
import { existence } from './existence.js';
import type { Form } from './form.js';
import { lookingUp, possessing } from './looking-up.js';
import { neighbours } from './neighbours.js';
import { opponents } from './opponents.js';
import { places } from './places.js';
import { ranking } from './ranking.js';
import { rankingDeeds } from './ranking-deeds.js';
import { scoring } from './scoring.js';
import { spans } from './spans.js';
import { betweenYears } from './years-between.js';
import { yesNo } from './yes-no.js';

/** The ways to ask, the more telling ones first. */
export const forms: readonly Form[] = [
  ...possessing,
  ...neighbours,
  ...comparing,
  ...differences,
  ...yesNo,
  ...scoring,
  ...existence,
  ...betweenYears,
  ...places,
  ...opponents,
  ...choosing,
  ...consecutive,
  ...spans,
  ...counting,
  ...rankingDeeds,
  ...ranking,
  ...lookingUp,
];
