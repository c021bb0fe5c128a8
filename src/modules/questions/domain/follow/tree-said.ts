import { subjectOf } from '../grammar/subject.js';
import type { By, Condition, Question, Things } from '../grammar/tree.js';
import type { Draft, Mention, TimeSpec, ValueMention } from '../parse/draft.js';
import type { Basis, Bound, Held, Part } from './basis.js';
import { isFigure } from './same.js';
import { figureIn } from './tree-conditions.js';
import { treeParts } from './tree-parts.js';

export type Chart = NonNullable<Draft['chart']>;

/** A figure that is compared: "with more than 300 PAGES" too. */
const comparedIn = (condition: Condition): readonly Mention[] => {
  if (condition.kind === 'compare') return condition.left.noun ? [condition.left.noun] : [];
  return condition.kind === 'tied' && condition.count ? [condition.things.noun] : [];
};

export const byFigure = (by: By | undefined): Mention | undefined =>
  by?.kind === 'figure' ? by.figure.noun : by?.kind === 'adjective' ? by.noun : undefined;

/** What a tree says. */
export class TreeSaid {
  constructor(
    protected readonly question: Question,
    protected readonly chart: Chart | undefined,
  ) {}

  protected get subject(): Things | undefined {
    const [one] = this.question.wanted;
    return (
      subjectOf(this.question) ?? (one?.kind === 'property' ? { noun: one.noun, conditions: [] } : undefined)
    );
  }

  protected get conditions(): readonly Condition[] {
    return this.subject?.conditions ?? [];
  }

  get figures(): readonly Mention[] {
    const { wanted, order } = this.question;
    const asked = wanted.flatMap((one) => figureIn(one) ?? []);
    const first = byFigure(this.subject?.first?.by);
    if (asked.length > 0 || first) return asked.length > 0 ? asked : first ? [first] : [];
    const compared = this.conditions.flatMap(comparedIn);
    const sorted = order.flatMap(({ by }) => (by && figureIn(by)) ?? []);
    return [...new Set([...compared, ...sorted])].filter((one) => isFigure(one) || one.implied);
  }

  get counts(): boolean {
    return this.question.wanted.some((one) => one.kind === 'figure' && one.figure.agg === 'count');
  }

  get thing(): Mention | undefined {
    const [one, ...others] = this.question.wanted.filter((each) => !figureIn(each));
    if (!one || others.length > 0) return undefined;
    if (one.kind === 'property') return one.of?.noun ?? one.noun;
    if (one.kind === 'figure') return one.figure.of?.noun;
    return one.kind === 'things' ? one.things.noun : undefined;
  }

  get groups(): readonly Mention[] {
    return this.question.groups.map(({ noun }) => noun);
  }

  get held(): readonly Held[] {
    return this.conditions.flatMap((one, at) =>
      one.kind === 'is' && !one.negated ? [{ id: `condition ${at}`, values: one.values }] : [],
    );
  }

  get innerValues(): readonly ValueMention[] {
    return this.conditions.flatMap((one) =>
      one.kind === 'tied'
        ? one.things.conditions.flatMap((inner) => (inner.kind === 'is' ? inner.values : []))
        : [],
    );
  }

  get bounds(): readonly Bound[] {
    return this.conditions.flatMap((one, at): Bound[] => {
      const id = `condition ${at}`;
      if (one.kind === 'compare' && !one.negated) return [{ id, on: one.left.noun, op: one.op }];
      return one.kind === 'tied' && one.count ? [{ id, on: one.things.noun, op: one.count.op }] : [];
    });
  }

  get rank(): Basis['rank'] {
    const { limit, order } = this.question;
    const first = this.subject?.first;
    if (first)
      return { direction: first.direction, ...(first.count !== undefined && { limit: first.count }) };
    return limit === undefined ? undefined : { limit, direction: order[0]?.direction ?? 'desc' };
  }

  readonly times: readonly TimeSpec[] = [];

  get parts(): readonly Part[] {
    return treeParts(this.question, this.conditions, this.chart);
  }
}
