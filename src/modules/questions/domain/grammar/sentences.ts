import { isTemporal } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import { linkingVerbs } from '../text/words.js';
import { type Part, toQuestion } from './assemble.js';
import type { Chart, Parser } from './chart.js';
import { clause } from './clauses.js';
import { timeNamed } from './implied.js';
import { noun } from './nouns.js';
import { oddityOf } from './oddities.js';
import { varying } from './pairs.js';
import { either, many, map, maybe, ref, rule, seq, unlikely, where } from './parser.js';
import { asking, end, op, quantity, verb, word, words } from './terminals.js';
import { adjective } from './things.js';
import type { Period, Question, Things, Wanted } from './tree.js';
import { ofThem, wanted } from './wanted.js';

const leadWord = either<unknown>(
  seq(word('list'), op('of')),
  seq(word('which', 'what'), op('of')),
  seq(word('in', 'through', 'from', 'at', 'on', 'by', 'for'), word('which', 'what')),
  asking,
  word('which', 'who', 'whose', 'what', 'whom', 'name'),
  words('how about'),
);

const lead = many(leadWord, 0, 4);

/** "across ALL cities": of them together. */
const notAll = (_: Things, { tokens }: Chart, at: number): boolean => tokens[at]?.word !== 'all';

const periods: ReadonlyMap<string, Period> = new Map(
  (['year', 'month', 'day'] as const).flatMap((one) => [[one, one] as const, [`${one}s`, one] as const]),
);

/** "by month", "per year", "in each year", "by month of the order date". */
const byPeriod: Parser<Things> = (chart, at) =>
  map(
    seq(
      either<unknown>(op('each'), op('group')),
      word(...periods.keys()),
      maybe(map(seq(op('of'), noun), ([, one]) => timesOf(one))),
    ),
    ([, said, named]): Things | undefined => {
      const period = periods.get(said);
      const time = named ?? timeNamed(chart, `by ${said.replace(/s$/, '')}`);
      return period && time && { noun: time, conditions: [], period };
    },
  )(chart, at);

const timesOf = (named: Mention): Mention | undefined => {
  const columns = named.columns.filter(({ column }) => isTemporal(column));
  return columns.length > 0 ? { ...named, columns, tables: [] } : undefined;
};

const group: Parser<Part> = map(
  either<Things>(
    unlikely(byPeriod, 0.1),
    map(seq(op('each'), ref('things'), maybe(word('name'))), ([, things]) => ({
      ...things,
      each: true as const,
    })),
    unlikely(
      map(seq(op('group'), where(ref('things'), notAll), maybe(word('name'))), ([, things]) =>
        things.conditions.length > 0 || things.first ? undefined : things,
      ),
      0.12,
    ),
  ),
  (things): Part => ({ kind: 'group', things }),
);

const direction = either<'asc' | 'desc'>(
  map(seq(maybe(op('alphabetical')), op('direction'), maybe(op('alphabetical'))), ([, one]) => one.direction),
  map(op('alphabetical'), () => 'asc' as const),
);

const by = maybe(either<unknown>(op('of'), op('group'), word('by', 'on', 'to', 'of')));

const thisCount = seq(word('this', 'that', 'the'), word('count', 'number'));

const key: Parser<Wanted | undefined> = either<Wanted | undefined>(
  map(wanted, ([one, ...others]) => (others.length === 0 ? one : undefined)),
  map(
    either<unknown>(thisCount, word('frequency')),
    () => ({ kind: 'figure', figure: { agg: 'count' } }) as const,
  ),
);

/** "STARTING WITH the oldest". */
const startingWith = either<unknown>(
  seq(word('starting', 'beginning'), word('with', 'from')),
  op('contains', ({ where: side }) => side === 'start'),
);

/** "sorted by age, oldest first", "in descending order of the number of students". */
const order: Parser<Part> = either<Part>(
  map(
    seq(maybe(op('and')), op('order'), maybe(direction), by, key, maybe(seq(maybe(op('in')), direction))),
    ([, { text }, before, said_, one, after]): Part | undefined =>
      said_ || before || / (?:by|of|to)$/i.test(text)
        ? { kind: 'order', order: [{ direction: after?.[1] ?? before ?? 'asc', ...(one && { by: one }) }] }
        : undefined,
  ),
  map(
    seq(
      maybe(op('order')),
      maybe(either<unknown>(op('in'), word('by'))),
      direction,
      by,
      key,
      maybe(direction),
    ),
    ([, , before, , one, after]): Part => ({
      kind: 'order',
      order: [{ direction: after ?? before, ...(one && { by: one }) }],
    }),
  ),
  map(
    seq(maybe(op('order')), maybe(op('in')), direction),
    ([, , one]): Part => ({ kind: 'order', order: [{ direction: one }] }),
  ),
  map(
    seq(maybe(op('order')), startingWith, adjective),
    ([, , { direction: one, by: about }]): Part | undefined =>
      about.kind === 'adjective'
        ? { kind: 'order', order: [{ direction: one, by: { kind: 'property', noun: about.noun } }] }
        : undefined,
  ),
);

/** Words that close a sentence without adding to it. */
const filler: Parser<Part> = map(
  either<unknown>(
    words('in the database'),
    words('in this database'),
    words('in total'),
    words('that have each'),
    seq(
      word('they', 'each', 'it'),
      either<unknown>(verb, word('have', 'has')),
      maybe(word('in', 'to', 'on', 'by')),
    ),
    words('do we have'),
    seq(
      word('in', 'on'),
      maybe(word('our', 'the')),
      word('record', 'records', 'file', 'store', 'system', 'data', 'dataset'),
    ),
    word('have', 'respectively', 'overall', 'altogether', 'before', 'ever', 'yet', 'already', 'currently'),
    where(verb, (one) => linkingVerbs.has(one)),
  ),
  () => ({ kind: 'filler' }) as const,
);

const separator = either<unknown>(many(op('and'), 1, 2), seq(maybe(op('and')), word('then', 'also')));

/** A second sentence, or a second order in one. */
const again = seq(
  maybe(op('and')),
  maybe(word('please')),
  either<unknown>(asking, word('list', 'what', 'how')),
  many(leadWord, 0, 2),
);

/** "…, and THE COUNT": how many were asked for before. */
const theCount: Parser<Part> = map(
  seq(many(op('and'), 1, 2), word('count', 'number', 'counts', 'numbers')),
  (): Part => ({ kind: 'wanted', wanted: [{ kind: 'figure', figure: { agg: 'count' } }] }),
);

const part: Parser<Part> = either<Part>(
  theCount,
  map(
    seq(either<unknown>(separator, unlikely(again, 0.15)), wanted),
    ([, all]): Part => ({ kind: 'wanted', wanted: all }),
  ),
  map(seq(word('with', 'including'), ofThem), ([, all]): Part => ({ kind: 'wanted', wanted: all })),
  map(seq(maybe(op('and')), group), ([, one]) => one),
  map(seq(maybe(op('and')), order), ([, one]) => one),
  unlikely(
    map(clause, (modifiers): Part => ({ kind: 'said', modifiers })),
    0.3,
  ),
  unlikely(filler, 0.2),
);

/** "For each department, …". */
const opening: Parser<Part> = either<Part>(group, order);

/** "the top 3": how many of what is put in order. */
const limit = map(seq(word('limit', 'only', 'first', 'top'), quantity()), ([, { value }]) => value);

const whole: Parser<Question> = map(
  seq(
    lead,
    maybe(seq(many(opening, 1, 2), lead)),
    either(wanted, varying),
    many(part, 0, 8),
    maybe(limit),
    end,
  ),
  ([, opened, one, after, first]) => {
    const before = opened?.[0] ?? [];
    const question = toQuestion([...before, { kind: 'wanted', wanted: one }, ...after]);
    return question && first !== undefined ? { ...question, limit: first } : question;
  },
);

/** A whole question. */
export const sentence: Parser<Question> = rule('sentence', (chart, at) =>
  whole(chart, at).map((found) => ({ ...found, cost: found.cost + oddityOf(found.value) })),
);
