import type { Condition, Draft, Item, Mention, TimeSpec, ValueMention } from '../parse/draft.js';
import { valuesOf } from '../resolve/mentions.js';
import type { Basis, Bound, Held, Part } from './basis.js';
import { partsOf } from './draft-parts.js';
import { isFigure, isSameNoun } from './same.js';

type Compared = Extract<Condition, { kind: 'compare' | 'between' }>;

const isHeld = (condition: Condition): condition is Extract<Condition, { kind: 'value' }> =>
  condition.kind === 'value' && !condition.negated;

const isCompared = (condition: Condition): condition is Compared =>
  condition.kind === 'compare' || condition.kind === 'between';

const unique = (mentions: readonly (Mention | undefined)[]): readonly Mention[] => [
  ...new Set(mentions.flatMap((mention) => mention ?? [])),
];

/** What a draft says. */
export class DraftSaid {
  constructor(protected readonly draft: Draft) {}

  get figures(): readonly Mention[] {
    const { items, superlative, conditions, order } = this.draft;
    const asked = items.flatMap(({ mention }) => (mention && isFigure(mention) ? [mention] : []));
    if (asked.length > 0) return unique(asked);
    if (superlative?.by) return [superlative.by];
    const others = [
      ...conditions.map((one) => (isCompared(one) ? one.column : undefined)),
      ...order.map(({ mention }) => mention),
    ];
    return unique(others.filter((mention) => mention && isFigure(mention)));
  }

  get counts(): boolean {
    return this.draft.items.some(({ agg }) => agg === 'count');
  }

  get thing(): Mention | undefined {
    const things = this.draft.items.flatMap(({ mention, agg }) =>
      mention && (!agg || agg === 'count') && !isFigure(mention) ? [mention] : [],
    );
    return things.length === 1 ? things[0] : undefined;
  }

  get groups(): readonly Mention[] {
    return this.draft.groups;
  }

  get held(): readonly Held[] {
    return this.draft.conditions.flatMap((one, at) =>
      isHeld(one) ? [{ id: `condition ${at}`, values: one.values }] : [],
    );
  }

  get innerValues(): readonly ValueMention[] {
    return this.draft.conditions.flatMap((one) => (one.kind === 'value' ? [] : valuesOf(one)));
  }

  get bounds(): readonly Bound[] {
    return this.draft.conditions.flatMap((one, at): Bound[] =>
      one.kind === 'compare' && !one.negated ? [{ id: `condition ${at}`, on: one.column, op: one.op }] : [],
    );
  }

  get rank(): Basis['rank'] {
    return this.draft.superlative;
  }

  get times(): readonly TimeSpec[] {
    return this.draft.times;
  }

  get parts(): readonly Part[] {
    return partsOf(this.draft);
  }

  /** "capital of Ohio": one thing known of what is named, and no list. */
  protected get asksForProperty(): boolean {
    const { items, conditions, groups, superlative } = this.draft;
    const [item, ...others] = items;
    const named = conditions.length > 0 && conditions.every(({ kind }) => kind === 'value');
    return (
      others.length === 0 && named && groups.length === 0 && !superlative && item?.mention?.plural === false
    );
  }

  protected isRankedBy(items: readonly Item[]): boolean {
    const by = this.draft.superlative?.by;
    return by !== undefined && items.some(({ mention }) => mention && isSameNoun(mention, by));
  }
}
