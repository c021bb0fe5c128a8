import type { Parser } from './chart.js';
import { either, map, ref, rule, seq } from './parser.js';
import { op, word } from './terminals.js';
import { namedThings } from './things.js';
import type { Things } from './tree.js';

const ofWord = either<unknown>(op('of'), op('in'), op('from'), word('for'));

/** "of each student older than 20". */
export const ofThings: Parser<Things> = rule(
  'ofThings',
  either(
    map(seq(ofWord, ref('things')), ([, one]) => one),
    map(seq(either<unknown>(op('of'), op('in'), word('for')), namedThings), ([, one]) => one),
  ),
);
