import { Refusal } from '../build/refusal.js';
import type { Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { settleDraft } from '../outcome/settle.js';
import type {
  Condition,
  Draft,
  Item,
  Mention,
  OrderBy,
  Superlative,
  TimeSpec,
  ValueMention,
} from '../parse/draft.js';
import type { Basis, Settling, Way } from './basis.js';
import { DraftSaid } from './draft-said.js';
import { isFigure, sensesOf } from './same.js';

/** A reading of the scan: its draft, each word of which names one thing. */
export class DraftBasis extends DraftSaid implements Basis {
  constructor(
    draft: Draft,
    private readonly model: CompiledModel,
  ) {
    super(draft);
  }

  loosened(): Basis {
    const { items, superlative } = this.draft;
    return this.changed({
      ...this.draft,
      items: items.map((item) => (item.mention ? { ...item, mention: loosened(item.mention) } : item)),
      ...(superlative && {
        superlative: { ...superlative, ...(superlative.by && { by: loosened(superlative.by) }) },
      }),
    });
  }

  without(parts: ReadonlySet<string>): Basis {
    const { superlative, chart, ...rest } = this.draft;
    return this.changed({
      ...rest,
      ...(superlative && !parts.has('rank') && { superlative }),
      ...(chart && !parts.has('chart') && { chart }),
      conditions: this.draft.conditions.filter((_, at) => !parts.has(`condition ${at}`)),
      ...(parts.has('groups') && { groups: [] }),
      ...(parts.has('times') && { times: [] }),
      ...(parts.has('order') && { order: [] }),
    });
  }

  withFigures(items: readonly Item[], way: Way): Basis {
    const { draft } = this;
    if (draft.contrast || draft.change)
      throw new Refusal('It is not clear which figure is meant instead.', 5);
    const asked = draft.items.filter(({ mention }) => mention && isFigure(mention));
    if (way === 'also') return this.changed({ ...draft, items: [...draft.items, ...items] });
    const [before] = asked;
    const said = items.map((item) => ({
      ...(before?.agg && before.agg !== 'count' && { agg: before.agg }),
      ...(before?.derived && { derived: before.derived }),
      ...item,
    }));
    const others = this.asksForProperty ? [] : draft.items.filter((item) => !asked.includes(item));
    const [by] = items;
    const ranked = draft.superlative?.by !== undefined && (asked.length === 0 || this.isRankedBy(asked));
    if (ranked && items.length > 1) throw new Refusal('It is not clear which of them comes first.', 5);
    if (others.some(({ agg }) => agg === 'count'))
      throw new Refusal('It is not clear which figure is meant instead of the number.', 5);
    return this.changed({
      ...draft,
      items: ranked && asked.length === 0 ? others : [...others, ...said],
      order: draft.order.map((order) =>
        order.mention && isFigure(order.mention) && by?.mention ? { ...order, mention: by.mention } : order,
      ),
      ...(ranked &&
        draft.superlative &&
        by?.mention && { superlative: rankedBy(draft.superlative, by.mention) }),
    });
  }

  withThing(thing: Mention): Basis {
    const before = this.thing;
    if (!before)
      throw new Refusal(`It is not clear what "${thing.text}" takes the place of.`, 5, [thing.text]);
    const items = this.draft.items.map((item) =>
      item.mention === before ? { ...item, mention: thing } : item,
    );
    return this.changed({ ...this.draft, items });
  }

  withGroups(groups: readonly Mention[]): Basis {
    return this.changed({ ...this.draft, groups: [...groups] });
  }

  withHeld(id: string, values: readonly ValueMention[]): Basis {
    const conditions = this.draft.conditions.map((one, at) =>
      id === `condition ${at}` && one.kind === 'value' ? { ...one, values: [...values] } : one,
    );
    return this.changed({ ...this.draft, conditions, wholeCountry: false });
  }

  withCondition(condition: Condition, instead?: string): Basis {
    const { conditions } = this.draft;
    const at = conditions.findIndex((_, place) => instead === `condition ${place}`);
    const all = at < 0 ? [...conditions, condition] : conditions.with(at, condition);
    return this.changed({ ...this.draft, conditions: all, wholeCountry: false });
  }

  withTimes(times: readonly TimeSpec[]): Basis {
    const [before] = this.draft.times;
    const said = times.map((time) => ({
      ...time,
      ...(before?.column && !time.column && { column: before.column }),
    }));
    return this.changed({ ...this.draft, times: said });
  }

  withRank(rank: Superlative): Basis {
    const { superlative, order: _, ...rest } = this.draft;
    const [figure, ...others] = rest.items.filter(
      ({ mention, derived }) => derived || (mention && isFigure(mention)),
    );
    const counted = rest.items.find(({ agg }) => agg === 'count')?.mention;
    if (superlative) return this.changed({ ...rest, order: [], superlative: { ...superlative, ...rank } });
    if (others.length > 0)
      throw new Refusal(`It is not clear by what "${rank.text}" is meant.`, 5, [rank.text]);
    const { by, ...plain } = rank;
    const how: Partial<Superlative> = figure?.derived
      ? { countable: true }
      : {
          ...(by && { by }),
          ...(figure?.agg && { agg: figure.agg }),
          ...(counted && { by: counted, countable: true }),
        };
    return this.changed({ ...rest, ...linesOf(rest), order: [], superlative: { ...plain, ...how } });
  }

  withOrder(order: readonly OrderBy[]): Basis {
    return this.changed({ ...this.draft, order: [...order] });
  }

  withAggregate(agg: NonNullable<Item['agg']>): Basis {
    const { draft } = this;
    const [figure, ...others] = this.figures;
    if (!figure || others.length > 0 || draft.contrast || draft.superlative)
      throw new Refusal('It is not clear of which figure.', 5);
    return this.changed({
      ...draft,
      items: [{ mention: figure, agg }],
      groups: [],
      order: [],
      times: draft.times,
    });
  }

  withChart(chart: NonNullable<Draft['chart']>): Basis {
    return this.changed({ ...this.draft, chart });
  }

  counted(): Basis {
    const { thing, draft } = this;
    const { chart: _, ...rest } = draft;
    const [group, ...others] = draft.groups;
    const compared = others.length === 0 && this.bounds.some(({ on }) => on && this.figures.includes(on));
    const of = thing ?? (compared ? group : undefined);
    if (!of || this.counts || draft.superlative?.limit || draft.contrast)
      throw new Refusal('It is not clear what is to be counted.', 5);
    const item: Item = { mention: { ...of, plural: true }, agg: 'count' };
    return this.changed({ ...rest, lead: 'how-many', items: [item], groups: [], order: [], entities: [] });
  }

  settle({ choices, corrections }: Settling): Interpretation {
    return settleDraft(this.draft, corrections, { question: '', model: this.model, choices });
  }

  private changed(draft: Draft): DraftBasis {
    return new DraftBasis(draft, this.model);
  }
}

/** "population by state": of what comes first, the states are what is listed. */
const linesOf = ({ groups, items }: Pick<Draft, 'groups' | 'items'>): Partial<Draft> => {
  const [group, ...others] = groups;
  if (!group || others.length > 0) return {};
  const computed = items.filter(({ derived }) => derived);
  return { groups: [], items: [{ mention: { ...group, plural: true } }, ...computed] };
};

/** Each of its senses as likely as the one that was decided on. */
const loosened = (mention: Mention): Mention => {
  const [best] = sensesOf(mention);
  return best && isFigure(mention)
    ? { ...mention, columns: mention.columns.map((one) => ({ ...one, score: best.score })) }
    : mention;
};

/** The same place in the order, of another figure: what an adjective was about no longer counts. */
const rankedBy = ({ of, ...superlative }: Superlative, by: Mention): Superlative => ({
  ...superlative,
  by,
  text: of ? (superlative.direction === 'desc' ? 'highest' : 'lowest') : superlative.text,
});
