import { ownerOf, subjectOf } from '../grammar/subject.js';
import type { Condition, Figure, Question, Things, Wanted } from '../grammar/tree.js';
import type { Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import type {
  Item,
  Mention,
  OrderBy,
  Condition as Said,
  Superlative,
  TimeSpec,
  ValueMention,
} from '../parse/draft.js';
import { settleTree } from '../plan/read.js';
import type { Basis, Settling, Way } from './basis.js';
import { isFigure, isSameNoun } from './same.js';
import { owned, refuse, remeasured, replaced, rowsOf, wantedFrom } from './tree-changes.js';
import { conditionFrom, figureIn, inTime, isOfTime } from './tree-conditions.js';
import { byFigure, type Chart, TreeSaid } from './tree-said.js';

/** A reading of the rules: its tree, each word of which names one thing. */
export class TreeBasis extends TreeSaid implements Basis {
  constructor(
    question: Question,
    private readonly model: CompiledModel,
    chart?: Chart,
  ) {
    super(question, chart);
  }

  /** Sources that the rules read have each figure once. */
  loosened(): Basis {
    return this;
  }

  without(parts: ReadonlySet<string>): Basis {
    const { limit: _, ...question } = this.question;
    const kept = this.changed({
      ...(parts.has('rank') ? question : this.question),
      ...(parts.has('groups') && { groups: [] }),
      ...(parts.has('order') && { order: [] }),
    });
    return kept.ofSubject(({ first, ...things }) => ({
      ...things,
      ...(first && !parts.has('rank') && { first }),
      conditions: things.conditions.filter((__, at) => !parts.has(`condition ${at}`)),
    }));
  }

  withFigures(items: readonly Item[], way: Way): Basis {
    const { wanted } = this.question;
    if (way === 'also')
      return this.changed({
        ...this.question,
        wanted: [...wanted, ...items.flatMap((item) => wantedFrom(item))],
      });
    const [item, ...others] = items;
    if (!item?.mention || others.length > 0) return refuse('It is not clear which figure is meant instead.');
    const { mention } = item;
    const said = wanted.map((one) =>
      figureIn(one) || one.kind === 'figure' ? replaced(one, { ...item, mention }) : one,
    );
    if (said.some((one, at) => one !== wanted[at])) return this.changed({ ...this.question, wanted: said });
    const first = this.subject?.first;
    if (first && byFigure(first.by)) {
      const figure = remeasured(first.by.kind === 'figure' ? first.by.figure : {}, { ...item, mention });
      return this.ofSubject((things) => ({ ...things, first: { ...first, by: { kind: 'figure', figure } } }));
    }
    return this.changed({ ...this.question, wanted: [...wanted, ...wantedFrom(item)] });
  }

  withThing(thing: Mention): Basis {
    const before = this.thing;
    if (!before || this.question.wanted.length > 1)
      return refuse(`It is not clear what "${thing.text}" takes the place of.`);
    return this.ofSubject((things) => ({ ...things, noun: thing }));
  }

  withGroups(groups: readonly Mention[]): Basis {
    if (!this.question.wanted.every((one) => figureIn(one) || one.kind === 'figure'))
      return refuse('It is not clear which figure is wanted for each.');
    return this.changed({ ...this.question, groups: groups.map((noun) => ({ noun, conditions: [] })) });
  }

  withHeld(id: string, values: readonly ValueMention[]): Basis {
    return this.ofSubject((things) => ({
      ...things,
      conditions: things.conditions.map((one, at) =>
        id === `condition ${at}` && one.kind === 'is' ? { ...one, values } : one,
      ),
    }));
  }

  withCondition(said: Said, instead?: string): Basis {
    return this.with(conditionFrom(said, this.model), instead);
  }

  private with(condition: Condition, instead?: string): TreeBasis {
    return this.ofSubject((things) => {
      const at = things.conditions.findIndex((_, place) => instead === `condition ${place}`);
      return {
        ...things,
        conditions: at < 0 ? [...things.conditions, condition] : things.conditions.with(at, condition),
      };
    });
  }

  withTimes(times: readonly TimeSpec[]): Basis {
    const [time, ...others] = times;
    const at = this.conditions.findIndex(isOfTime);
    const condition =
      time && others.length === 0
        ? inTime(time, this.conditions[at], this.subject?.noun ?? this.figures[0])
        : undefined;
    return condition
      ? this.with(condition, `condition ${at}`)
      : refuse('It is not clear what the time is about: ask in full.');
  }

  withRank({ direction, limit, text, by }: Superlative): Basis {
    const { groups, wanted, limit: _, ...question } = this.question;
    const before = this.subject?.first;
    const [one, ...others] = wanted;
    const [group, ...more] = groups;
    const figure: Figure | undefined = one?.kind === 'figure' ? one.figure : by && { noun: by };
    const how =
      before && (!by || byFigure(before.by) === by)
        ? before.by
        : figure && { kind: 'figure' as const, figure };
    if (!how || others.length > 0 || more.length > 0)
      return refuse(`It is not clear by what "${text}" is meant.`);
    const first = { direction, text, by: how, ...(limit !== undefined && { count: limit }) };
    if (!group)
      return this.changed({ ...question, wanted, groups, order: [] }).ofSubject((things) => ({
        ...things,
        noun: { ...things.noun, plural: limit !== undefined && limit > 1 },
        first,
      }));
    const noun = { ...group.noun, plural: true };
    const things: Things = { noun, conditions: group.conditions, first };
    return this.changed({ ...question, order: [], groups: [], wanted: [{ kind: 'things', things }] });
  }

  withOrder(order: readonly OrderBy[]): Basis {
    return this.changed({
      ...this.question,
      order: order.map((one) => {
        const by = this.sortedBy(one);
        return { direction: one.direction ?? 'asc', ...(by && { by }) };
      }),
    });
  }

  private sortedBy({ mention, alphabetical }: OrderBy): Wanted | undefined {
    const { wanted } = this.question;
    if (alphabetical) {
      const noun = this.groups[0] ?? (this.counts ? undefined : this.thing);
      return noun ? { kind: 'property', noun } : refuse('There is nothing that could be put in order.');
    }
    if (!mention) return wanted.find((one) => one.kind === 'figure');
    const same = wanted.find((one) => figureIn(one) && isSameNoun(mention, figureIn(one) as Mention));
    return same ?? { kind: 'property', noun: mention };
  }

  withAggregate(agg: NonNullable<Item['agg']>): Basis {
    const [noun, ...others] = this.figures;
    const { subject } = this;
    if (!noun || others.length > 0 || subject?.first || this.question.limit !== undefined)
      return refuse('It is not clear of which figure.');
    const owner = this.question.wanted.flatMap((one) => ownerOf(one) ?? [])[0];
    const figure: Figure = { agg, noun, ...(owner && { of: owner }) };
    return this.changed({ wanted: [{ kind: 'figure', figure }], groups: [], order: [] });
  }

  withChart(chart: Chart): Basis {
    return new TreeBasis(this.question, this.model, chart);
  }

  counted(): Basis {
    const { wanted, limit } = this.question;
    const [one, ...others] = wanted;
    const { subject } = this;
    const listed =
      one &&
      (one.kind === 'things' || (one.kind === 'property' && (!one.of || isSameNoun(one.of.noun, one.noun))));
    if (!listed || others.length > 0 || !subject || subject.first || limit !== undefined)
      return refuse('It is not clear what is to be counted.');
    const of: Things = { ...subject, noun: { ...subject.noun, plural: true } };
    return new TreeBasis(
      { wanted: [{ kind: 'figure', figure: { agg: 'count', of } }], groups: [], order: [] },
      this.model,
    );
  }

  settle({ choices, corrections }: Settling): Interpretation {
    const outcome = settleTree(this.question, { corrections, choices, model: this.model });
    if (outcome.status !== 'answered' || !this.chart) return outcome;
    const { chart } = this;
    return { ...outcome, chart, ...(outcome.context && { context: { ...outcome.context, chart } }) };
  }

  private changed(question: Question): TreeBasis {
    return new TreeBasis(question, this.model, this.chart);
  }

  /** Changes what the question is about, wherever it is said; of a figure alone, the rows that have it. */
  private ofSubject(change: (things: Things) => Things): TreeBasis {
    const { wanted } = this.question;
    const subject = subjectOf(this.question);
    if (subject)
      return this.changed({
        ...this.question,
        wanted: wanted.map((one) => (ownerOf(one) === subject ? owned(one, change(subject)) : one)),
      });
    const [one, ...others] = wanted;
    if (one?.kind === 'property' && !isFigure(one.noun))
      return this.changed({
        ...this.question,
        wanted: [{ kind: 'things', things: change({ noun: one.noun, conditions: [] }) }, ...others],
      });
    const rows = one && rowsOf(figureIn(one));
    if (!rows) return refuse('It is not clear what that is said of.');
    return this.changed({ ...this.question, wanted: [owned(one, change(rows)), ...others] });
  }
}
