import type { Mention, ValueMention } from '../parse/draft.js';
import { subjectOf } from './subject.js';
import type { Condition, Figure, First, Operand, Question, Things, Wanted } from './tree.js';

/** What a noun stands for: rows, rows that are counted, something shown of them, or what is measured. */
export type NounRole = 'things' | 'counted' | 'property' | 'figure' | 'relation' | 'deed';

/** Words of which it is to be decided what they name, in the order in which they are decided. */
export type Slot =
  | {
      readonly kind: 'noun';
      readonly mention: Mention;
      readonly role: NounRole;
      /** What it belongs to, where that is said. */
      readonly owner?: Mention;
      /** How they are put to their owner: by a verb, or as what it is grouped by. */
      readonly by?: 'verb' | 'group';
      /** "DIFFERENT positions": what differs is rather a property than the rows. */
      readonly distinct?: true;
      /** An adjective before it that may be a part of its name: "HIGHEST point". */
      readonly adjective?: string;
    }
  | {
      readonly kind: 'values';
      readonly values: readonly ValueMention[];
      readonly property?: Mention;
      readonly owner: Mention;
      /** They are where it lies, and not what it is called. */
      readonly within?: true;
      /** What it is called, and nothing else of it. */
      readonly name?: true;
    };

interface Place {
  readonly counted?: boolean;
  readonly by?: 'verb' | 'group';
  readonly distinct?: true | undefined;
}

class Slots {
  readonly all: Slot[] = [];
  private readonly seen = new Set<Mention>();
  private readonly done = new Set<Things>();
  /** What was named first: what is said of nothing else is near to it. */
  private anchor: Mention | undefined;

  noun(mention: Mention, role: NounRole, owner?: Mention): void {
    this.named({ mention, role, ...(owner && { owner }) });
  }

  private named({ owner, ...slot }: Omit<Extract<Slot, { kind: 'noun' }>, 'kind'>): void {
    const { mention } = slot;
    if (this.seen.has(mention)) return;
    this.seen.add(mention);
    this.anchor ??= mention;
    const of = owner ?? this.anchor;
    this.all.push({ kind: 'noun', ...slot, ...(of !== mention && { owner: of }) });
  }

  things(things: Things, owner?: Mention, { counted, by, distinct = things.distinct }: Place = {}): void {
    if (this.done.has(things)) return;
    this.done.add(things);
    this.named({
      mention: things.noun,
      role: counted ? 'counted' : 'things',
      ...(owner && { owner }),
      ...(by && { by }),
      ...(distinct && { distinct }),
      ...(things.first?.by.kind === 'adjective' && { adjective: things.first.text }),
    });
    for (const condition of things.conditions) this.condition(condition, things.noun);
    if (things.first) this.first(things.first, things.noun);
  }

  private first({ by }: First, owner: Mention): void {
    if (by.kind === 'figure') this.figure(by.figure, owner);
    if (by.kind === 'adjective') this.noun(by.noun, 'figure', owner);
    if (by.kind === 'relation') {
      this.noun(by.via, 'relation', owner);
      this.noun(by.to, 'things', owner);
    }
  }

  figure({ noun, of, agg, distinct }: Figure, owner?: Mention): void {
    if (of)
      this.things(of, owner, {
        counted: agg === 'count' && !distinct && !noun,
        ...(distinct && { distinct }),
      });
    if (noun) this.noun(noun, 'figure', of?.noun ?? owner);
  }

  private operand(operand: Operand, owner: Mention): void {
    if (operand.kind === 'figure') this.figure(operand.figure, operand.figure.of ? undefined : owner);
  }

  private condition(condition: Condition, owner: Mention): void {
    switch (condition.kind) {
      case 'is':
        if (condition.property) this.noun(condition.property, 'property', owner);
        this.values(condition.values, owner, { property: condition.property, within: condition.within });
        return;
      case 'times':
        return;
      case 'related':
        this.noun(condition.via, 'relation', owner);
        if (condition.to.kind === 'things') this.things(condition.to.things, owner);
        else this.values(condition.to.values, owner, { name: true });
        return;
      case 'compare':
        this.figure(condition.left, owner);
        if (condition.right.kind === 'text')
          this.values([condition.right.value], owner, { property: condition.left.noun });
        this.operand(condition.right, owner);
        return;
      case 'between':
        this.noun(condition.property, 'figure', owner);
        return;
      case 'like':
        if (condition.property) this.noun(condition.property, 'property', owner);
        return;
      case 'tied':
        if (condition.via) this.noun(condition.via, 'deed', owner);
        this.things(condition.things, owner, condition.via || condition.verb ? { by: 'verb' } : {});
        return;
      case 'not':
        this.condition(condition.of, owner);
        return;
      case 'any':
      case 'all':
        for (const one of condition.of) this.condition(one, owner);
    }
  }

  private values(
    values: readonly ValueMention[],
    owner: Mention,
    { property, within, name }: { property?: Mention | undefined; within?: true | undefined; name?: true },
  ): void {
    this.all.push({
      kind: 'values',
      values,
      owner,
      ...(property && { property }),
      ...(within && { within }),
      ...(name && { name }),
    });
  }

  wanted(one: Wanted, subject: Mention | undefined): void {
    if (one.kind === 'things') this.things(one.things, subject);
    if (one.kind === 'everything' && one.of) this.things(one.of, subject);
    if (one.kind === 'pair') for (const figure of one.figures) this.figure(figure, subject);
    if (one.kind === 'figure') this.figure(one.figure, subject);
    if (one.kind === 'property') {
      if (one.of) this.things(one.of, subject);
      this.noun(one.noun, 'property', one.of?.noun ?? subject);
    }
  }
}

/** The words of a question that name something: what they belong to comes before them. */
export const slotsOf = (question: Question): readonly Slot[] => {
  const slots = new Slots();
  const subject = subjectOf(question);
  const figures = question.wanted.flatMap((one) =>
    one.kind === 'figure' ? [one.figure] : one.kind === 'pair' ? one.figures : [],
  );
  const countsSubject = figures.some(
    ({ agg, of, distinct }) => agg === 'count' && of === subject && !distinct,
  );
  const different = figures.some(({ of, distinct }) => distinct && of === subject);
  if (subject)
    slots.things(subject, undefined, {
      counted: countsSubject,
      ...(different && { distinct: true as const }),
    });
  for (const group of question.groups) slots.things(group, subject?.noun, { by: 'group' });
  const counted = figures.length > 0;
  const owner = counted
    ? (question.groups[0]?.noun ?? subject?.noun)
    : (subject?.noun ?? question.groups[0]?.noun);
  for (const one of question.wanted) slots.wanted(one, one.kind === 'property' ? owner : subject?.noun);
  for (const { by } of question.order) if (by) slots.wanted(by, subject?.noun);
  return slots.all;
};
