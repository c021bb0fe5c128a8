import type { Mention } from '../parse/draft.js';
import type { Chart, Found, Parser } from './chart.js';
import { implied, timeNamed } from './implied.js';
import { noun, relatedNoun, value } from './nouns.js';
import { either, many, map, maybe, ref, rule, seq, unlikely, where } from './parser.js';
import { relation } from './relation.js';
import { played } from './roles.js';
import { empty, op, quantity, word, words } from './terminals.js';
import type { By, Condition, Figure, First, Modifiers, Things } from './tree.js';
import { values } from './values.js';

const isPlace = ({ ordinal }: { readonly ordinal?: boolean }): boolean => ordinal === true;

const isCount = ({
  ordinal,
  unit,
  value: number,
}: {
  ordinal?: boolean;
  unit?: string;
  value: number;
}): boolean => !ordinal && !unit && Number.isInteger(number) && number >= 1 && number <= 1000;

interface HowMany {
  readonly count: number;
  readonly only?: true;
  readonly direction?: 'asc' | 'desc';
}

/** "top 3", "second", "3": how many of the first. */
const howMany: Parser<HowMany> = either<HowMany>(
  map(seq(op('top'), quantity(isCount)), ([{ direction }, { value: count }]) => ({ count, direction })),
  map(quantity(isCount), ({ value: count }) => ({ count })),
  map(quantity(isPlace), ({ value: count }) => ({ count, only: true as const })),
);

/** What "highest" is about before a thing, where no figure is named. */
const heights = ['height', 'elevation', 'altitude'];

/** Of what has no age, the oldest is what came first. */
const births: Readonly<Record<string, 'asc' | 'desc'>> = { oldest: 'asc', youngest: 'desc' };
const times = ['year', 'date', 'birth date', 'start date', 'founding year'];

const byOf = (chart: Chart, text: string, of: readonly string[] | undefined): By => {
  const about = of?.includes('date') ? timeNamed(chart, text) : implied(chart, text, of ?? heights);
  return about ? { kind: 'adjective', noun: about } : { kind: 'open' };
};

/** "oldest", "most common": with what it is about. */
export const adjective: Parser<First> = (chart, at) =>
  op('superlative')(chart, at)
    .filter(({ value: { of, often, text } }) => of || often || /^(?:the )?(?:highest|lowest)$/i.test(text))
    .flatMap(({ end, value: { text, of, often, direction }, cost }): Found<First>[] => {
      if (often) return [{ end, cost, value: { direction, by: { kind: 'often' }, text } }];
      const by = byOf(chart, text, of);
      const turned = births[text.toLowerCase().replace(/^the /, '')];
      const born = by.kind === 'open' && turned ? byOf(chart, text, times) : by;
      return [
        { end, cost, value: { direction: born === by ? direction : (turned ?? direction), by: born, text } },
      ];
    });

/** A thing by its name alone: "California", where states are called so. */
export const namedThings: Parser<Things> = map(value, (one): Things | undefined => {
  const named = one.values.filter(({ column }) => column === column.table.nameColumn);
  const tables = [...new Set(named.map(({ column }) => column.table))].map((table) => ({ table, score: 1 }));
  if (tables.length === 0) return undefined;
  return {
    noun: { text: one.text, tables, columns: [], plural: false, implied: true },
    conditions: [{ kind: 'is', values: [{ ...one, values: named }] }],
  };
});

/** "female", "Texas": a value right before what it is said of. */
const described: Parser<Condition> = map(
  value,
  ({ article: _, ...one }) => ({ kind: 'is', values: [one] }) as const,
);

interface Parts {
  readonly each?: true;
  readonly distinct?: true;
}

const plainDeterminers = [
  ...['all', 'any', 'some', 'only', 'single', 'other'],
  ...['corresponding', 'respective', 'associated', 'related', 'relevant', 'existing'],
];

const determiner: Parser<Parts> = either<Parts>(
  map(
    op('each', ({ kind }) => kind === 'each'),
    () => ({ each: true as const }),
  ),
  map(op('distinct'), () => ({ distinct: true as const })),
  map(seq(word(...plainDeterminers), maybe(op('distinct'))), ([, distinct]) =>
    distinct ? { distinct: true as const } : {},
  ),
);

const owned = unlikely(word('their', 'its', 'his', 'her'), 0.25);

const head: Parser<Mention> = map(seq(noun, maybe(empty)), ([one]) => one);

interface Opening {
  readonly parts: Parts;
  readonly many?: HowMany;
  readonly first?: First;
  readonly conditions: readonly Condition[];
}

/** "any REGISTERED members": those that something is told of which is called so. */
const doneBefore: Parser<Condition> = unlikely(
  map(
    where(relatedNoun, ({ text }) => text.endsWith('ed')),
    (done): Condition => ({ kind: 'tied', things: { noun: done, conditions: [] } }),
  ),
  0.15,
);

const opening: Parser<Opening> = rule(
  'opening',
  map(
    seq(
      maybe(owned),
      maybe(determiner),
      maybe(howMany),
      maybe(adjective),
      maybe(determiner),
      maybe(doneBefore),
      many(described, 0, 2),
    ),
    ([, one, count, first, other, done, named]) => ({
      parts: { ...one, ...other },
      conditions: done ? [done, ...named] : named,
      ...(count && { many: count }),
      ...(first && { first }),
    }),
  ),
);

const put = (opened: Opening, one: Mention, after: Modifiers): Things | undefined => {
  if ((opened.first && after.first) || opened.first?.by.kind === 'open') return undefined;
  const found = opened.first ?? after.first;
  if (opened.many && !found) return undefined;
  const { direction: _, ...count } = opened.many ?? { direction: undefined };
  return {
    noun: one,
    conditions: [...opened.conditions, ...after.conditions],
    ...(found && { first: { ...found, ...count } }),
    ...opened.parts,
  };
};

const rankedBy = either<unknown>(
  words('in terms of'),
  words('based on'),
  words('according to'),
  words('with respect to'),
  op('group'),
);

/** "the most frequently ordered PRODUCT", "the most reviewed films": by how often that was done. */
const oftenDone: Parser<Things> = map(
  seq(
    maybe(howMany),
    op('superlative', ({ of }) => !of),
    relatedNoun,
    head,
    ref('modifiers'),
  ),
  ([many_, { direction, text }, done, one, after]) => {
    if (!/most|least/i.test(text)) return undefined;
    const found: First = {
      direction,
      text,
      by: { kind: 'figure', figure: { agg: 'count', of: { noun: done, conditions: [] } } },
    };
    return put({ parts: {}, conditions: [], first: found, ...(many_ && { many: many_ }) }, one, after);
  },
);

/** "the NEIGHBORING states OF Ohio": the relation stands before them. */
const related: Parser<Things> = map(
  seq(maybe(determiner), relation, head, either<unknown>(op('of'), word('for', 'to')), values),
  ([parts, via, one, , to]): Things => ({
    noun: one,
    conditions: [{ kind: 'related', via, to: { kind: 'named', values: to.values } }],
    ...parts,
  }),
);

/** "the 3 oldest students in Ohio", "students with the most courses". */
export const thingsRule: Parser<Things> = either<Things>(
  oftenDone,
  related,
  map(seq(opening, head, ref('modifiers')), ([opened, one, after]) => put(opened, one, after)),
  map(seq(opening, played, ref('modifiers')), ([opened, { noun: one, condition }, after]) =>
    put(opened, one, { ...after, conditions: [condition, ...after.conditions] }),
  ),
  map(seq(opening, head, ref('modifiers'), rankedBy, ref('figure')), ([opened, one, after, , figure]) =>
    putBy(opened, { one, after }, figure),
  ),
);

/** "the top 3 cities BY population", "the largest cities IN TERMS OF area". */
const putBy = (
  opened: Opening,
  { one, after }: { readonly one: Mention; readonly after: Modifiers },
  figure: Figure,
): Things | undefined => {
  const direction = opened.many?.direction ?? opened.first?.direction;
  if (!direction || after.first) return undefined;
  const text = opened.first?.text ?? 'top';
  return put({ ...opened, first: { direction, text, by: { kind: 'figure', figure } } }, one, after);
};

/** The same without what may follow: it is said of something larger. */
export const bareThings: Parser<Things> = map(seq(opening, head), ([opened, one]) =>
  put(opened, one, { conditions: [] }),
);
