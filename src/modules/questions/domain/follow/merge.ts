import type { Condition, Draft, Item, Mention, Superlative } from '../parse/draft.js';
import type { Basis } from './basis.js';
import { nameIn } from './draft-parts.js';
import { refuse, type Variant, withValues } from './merge-values.js';
import type { Opening } from './opening.js';
import { isFigure, isSameNoun } from './same.js';

export interface Following {
  readonly draft: Draft;
  readonly opening: Opening;
  /** "and the average?": nothing but how the figure is put together. */
  readonly agg?: NonNullable<Item['agg']>;
}

type Compare = Extract<Condition, { kind: 'compare' | 'between' }>;

/** What is compared: said, or the only figure there is. */
const comparedIn = (basis: Basis, condition: Compare): Mention | undefined => {
  const [figure, ...others] = basis.figures;
  const said = condition.column;
  if (said) return basis.figures.find((one) => isSameNoun(said, one)) ?? said;
  const { of } = condition;
  if (of) return basis.figures.find((one) => of.includes(nameIn(one)));
  return figure && others.length === 0 ? figure : refuse('It is not clear which figure is to be compared.');
};

/** "only those over a million": of the figure that was asked for. */
const withBound = (basis: Basis, condition: Condition, { instead, only }: Opening): readonly Variant[] => {
  if (condition.kind !== 'compare' && condition.kind !== 'between')
    return [{ basis: basis.withCondition(condition), way: '' }];
  const on = comparedIn(basis, condition);
  const said = { ...condition, ...(on && { column: on }) };
  const before = basis.bounds.find((bound) => on && bound.on && isSameNoun(bound.on, on));
  const also: Variant = { basis: basis.withCondition(said), way: 'and' };
  if (!before) return [also];
  const inPlace: Variant = { basis: basis.withCondition(said, before.id), way: 'instead' };
  const sameSide = said.kind === 'compare' && before.op[0] === said.op[0];
  if (instead || sameSide) return [inPlace];
  return only ? [also] : [also, inPlace];
};

const isList = (basis: Basis): boolean =>
  basis.thing !== undefined ||
  basis.groups.length > 0 ||
  basis.times.some(({ kind }) => kind === 'series' || kind === 'range');

/** So many are shown of "the largest cities". */
const mostUnsaid = 10;

/** "top 10 instead", "and the lowest?": another place in the order. */
const withRank = (basis: Basis, rank: Superlative): readonly Variant[] => {
  const { rank: before } = basis;
  if (!isList(basis) || (basis.counts && basis.groups.length === 0 && !before))
    refuse('There is only one figure: nothing of it comes first.', [rank.text]);
  const [figure, ...others] = basis.figures;
  const named = rank.by && (basis.figures.find((one) => isSameNoun(rank.by as Mention, one)) ?? rank.by);
  const generic = !rank.of || rank.of.includes('size');
  if (!before && !named && generic && !basis.counts && (!figure || others.length > 0))
    refuse(`It is not clear by what "${rank.text}" is meant.`, [rank.text]);
  const by = named ?? (generic ? figure : undefined);
  const { of, limit: wanted, ...plain } = rank;
  const limited = (limit: number | undefined): Basis =>
    basis.withRank({
      ...plain,
      ...(by ? { by } : of && { of }),
      ...(limit !== undefined && { limit }),
      many: limit !== undefined && limit > 1,
    });
  if (wanted !== undefined) return [{ basis: limited(wanted), way: '' }];
  const several = before?.limit ?? (before?.many ? mostUnsaid : undefined);
  if (several === undefined || several === 1) return [{ basis: limited(before?.limit), way: '' }];
  return [
    { basis: limited(1), way: 'the first' },
    { basis: limited(several), way: `the first ${several}` },
  ];
};

/** "by county": another group, or another kind of line. */
const withGroups = (basis: Basis, groups: readonly Mention[], { also }: Opening): Basis => {
  const { thing, counts } = basis;
  if (also && basis.groups.length > 0) return basis.withGroups([...basis.groups, ...groups]);
  const compared = basis.bounds.some(({ on }) => on && basis.figures.includes(on));
  if (compared && !counts)
    return refuse('It is not clear of what the figures are compared then: ask in full.', [
      groups[0]?.text ?? '',
    ]);
  if (!thing || counts) return basis.withGroups(groups);
  const [only, ...others] = groups;
  if (basis.figures.length === 0 || !only || others.length > 0)
    return refuse('It is not clear which figure is wanted for each.', [groups[0]?.text ?? '']);
  return basis.withThing({ ...only, plural: true });
};

/** "what about cities?": other things, or something else that is known of them. */
const withThings = (basis: Basis, things: readonly Mention[], { also }: Opening): Basis => {
  const [thing, ...others] = things;
  if (!thing) return basis;
  if (others.length > 0 || also || basis.groups.length > 0)
    return refuse(`It is not clear what "${thing.text}" takes the place of: ask in full.`, [thing.text]);
  return basis.thing ? basis.withThing(thing) : basis.withFigures([{ mention: thing }], 'instead');
};

const figureItems = ({ items }: Draft): readonly Item[] =>
  items.filter(({ mention, derived }) => (mention ? isFigure(mention) : derived !== undefined));

const thingItems = ({ items, entities }: Draft): readonly Mention[] => [
  ...items.flatMap(({ mention, agg }) => (mention && !agg && !isFigure(mention) ? [mention] : [])),
  ...entities,
];

const withFigures = (basis: Basis, { draft, opening }: Following): Basis => {
  const items = figureItems(draft);
  if (items.length === 0) return basis;
  const [figure] = basis.figures;
  const said = items.map((item) => (item.mention || !figure ? item : { ...item, mention: figure }));
  return basis.withFigures(said, opening.also ? 'also' : 'instead');
};

const checkRest = ({ draft }: Following): void => {
  const { change, contrast, ties, distinct, everything } = draft;
  if (change || contrast || ties.length > 0 || distinct || everything)
    refuse('It is not clear how this continues the question before: ask in full.');
};

/** "of THOSE": of the lines shown, where only the first were. */
const checkThose = ({ opening, draft }: Following, { rank }: Basis): void => {
  if (!opening.only || !rank?.limit || rank.limit === 1) return;
  if (draft.conditions.length + draft.groups.length === 0) return;
  refuse(
    `It is not clear whether those of the ${rank.limit} that were shown are meant, or the first ${rank.limit} of those: ask in full.`,
  );
};

const isCount = ({ items }: Draft): boolean =>
  items.length === 1 && items[0]?.agg === 'count' && items[0].mention === undefined;

const rest = (basis: Basis, { draft, agg }: Following): Basis => {
  let next = basis;
  if (draft.times.length > 0) next = next.withTimes(draft.times);
  if (agg) next = next.withAggregate(agg);
  if (draft.order.length > 0)
    next = next.withOrder(
      draft.order.map((order) => {
        const of = order.mention;
        const known = of && basis.figures.find((one) => isSameNoun(of, one));
        return known ? { ...order, mention: known } : order;
      }),
    );
  if (isCount(draft)) next = next.counted();
  if (draft.chart) next = next.withChart(draft.chart);
  return next;
};

const joined = (...ways: readonly string[]): string => ways.filter((way) => way !== '').join(', ');

/** Every way to put what follows into what was asked before; a `Refusal` where there is none. */
export const mergedWays = (basis: Basis, following: Following): readonly Variant[] => {
  const { draft, opening } = following;
  checkRest(following);
  checkThose(following, basis);
  let next = withThings(withFigures(basis, following), thingItems(draft), opening);
  if (draft.groups.length > 0) next = withGroups(next, draft.groups, opening);
  let ways: readonly Variant[] = [{ basis: next, way: '' }];
  for (const condition of draft.conditions)
    ways = ways.flatMap((one) => {
      const next =
        condition.kind === 'value'
          ? withValues(one.basis, condition, opening)
          : withBound(one.basis, condition, opening);
      return next.map(({ basis: to, way }) => ({ basis: to, way: joined(one.way, way) }));
    });
  const { superlative } = draft;
  if (superlative)
    ways = ways.flatMap((one) =>
      withRank(one.basis, superlative).map((two) => ({ ...two, way: two.way || one.way })),
    );
  return ways.slice(0, 4).map((one) => ({ ...one, basis: rest(one.basis, following) }));
};
