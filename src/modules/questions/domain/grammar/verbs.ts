import type { Mention } from '../parse/draft.js';
import { linkingVerbs } from '../text/words.js';
import type { Parser } from './chart.js';
import { compareAdjective, comparedToAverage, compareFigure, often } from './compare-conditions.js';
import { first, having, inside, one, preposition } from './links.js';
import { relatedNoun } from './nouns.js';
import { either, map, maybe, ref, seq, unlikely, where } from './parser.js';
import { isRelation } from './relation.js';
import { op, verb, word, words } from './terminals.js';
import { bothTied, countedThings, tiedThings } from './tied-conditions.js';
import type { Condition, First, Modifiers } from './tree.js';
import { bareValues, propertyValue } from './values.js';

interface Deed {
  readonly via?: Mention;
  readonly verb?: string;
}

/** "enrolled in a course", "named X", "advise more than 2 students". */
export const said = either<Deed>(
  map(relatedNoun, (via) => ({ via })),
  map(
    where(verb, (text) => text !== 'corresponding'),
    (text) => ({ verb: text }),
  ),
  map(
    either(
      words('corresponding to'),
      words('in charge of'),
      words('responsible for'),
      words('a part of'),
      words('part of'),
      words('a member of'),
      words('members of'),
    ),
    (text) => ({ verb: text }),
  ),
);

const withVerb = (condition: Condition, deed: Deed): Condition => {
  const { via, verb: text } = deed;
  if (condition.kind === 'all') return { ...condition, of: condition.of.map((each) => withVerb(each, deed)) };
  if (condition.kind === 'tied') return { ...condition, ...(via && { via }), ...(text && { verb: text }) };
  if (condition.kind !== 'is') return condition;
  if (text && !linkingVerbs.has(text)) return { ...condition, verb: text };
  return via ? { ...condition, done: via.text } : condition;
};

const object: Parser<Modifiers> = either<Modifiers>(
  map(either(bareValues, propertyValue, countedThings, bothTied), one),
  map(tiedThings, one),
  map(either(compareAdjective, comparedToAverage), one),
  map(
    map(
      seq(
        op('superlative', ({ of }) => !of),
        maybe(op('count')),
        ref('things'),
      ),
      ([{ direction, text }, , things]): First => ({
        direction,
        text,
        by: { kind: 'figure', figure: { agg: 'count', of: things } },
      }),
    ),
    first,
  ),
);

/** "run THROUGH Ohio", "pass along it": whatever does so is there. */
const courses = new Set(['through', 'across', 'along', 'via', 'over']);

const withWord = map(word('with'), (text) => ({ text }));

export const verbal: Parser<Modifiers> = either<Modifiers>(
  map(
    seq(relatedNoun, having, either(compareFigure, propertyValue, comparedToAverage)),
    ([done, , condition]) => one({ kind: 'tied', things: { noun: done, conditions: [condition] } }),
  ),
  map(seq(said, maybe(either(preposition, withWord)), object), ([act, by, { conditions, first: found }]) =>
    act.via && isRelation(act.via)
      ? undefined
      : {
          conditions: conditions.map((condition) =>
            by && courses.has(by.text)
              ? inside(by.text, condition)
              : withVerb(by ? inside(by.text, condition) : condition, act),
          ),
          ...(found && { first: found }),
        },
  ),
  map(seq(said, op('without'), either(bareValues, propertyValue)), ([, , of]) => one({ kind: 'not', of })),
  map(seq(said, maybe(word('for', 'in')), often), ([act, , count]): Modifiers | undefined =>
    one(
      act.via ? { kind: 'tied', things: { noun: act.via, conditions: [] }, count } : { kind: 'times', count },
    ),
  ),
  unlikely(
    map(relatedNoun, (via) => one({ kind: 'tied', things: { noun: via, conditions: [] } })),
    0.2,
  ),
);
