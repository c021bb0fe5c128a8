import { CannotAggregate, Refusal } from '../build/refusal.js';
import type { Grounding } from '../grammar/ground.js';
import { subjectOf } from '../grammar/subject.js';
import { extremes } from '../grammar/tied-conditions.js';
import type { Figure, Question, Things, Wanted } from '../grammar/tree.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column, Edge, Table } from '../model/schema-graph.js';
import type { Mention } from '../parse/draft.js';
import type { Expression, Selected } from '../query/query.js';
import { predicateOf } from './conditions.js';
import { type Entity, isUnique, keyOf, labelsOf } from './entity.js';
import { rootOfFigure } from './figures.js';
import { thoseOf } from './inner.js';
import { Planner } from './planner.js';
import { member, Rows } from './rows.js';
import { isSame } from './selected.js';
import { contrary } from './tied.js';

/** A column that is shown, and whether each of its values once. */
export interface Label {
  readonly column: Column;
  readonly distinct: boolean;
}

/** "the COUNTRY of each player", which is a number: by what the country with it is called. */
const nameBehind = ({ table, name, ...column }: Column): Edge | undefined => {
  if (/(?:id|code|number|no|num|key)$/i.test(name)) return undefined;
  const [edge, ...others] = table.edges.filter(
    ({ toOne, on }) => toOne && on.length === 1 && on[0]?.[0].id === column.id,
  );
  const alike = table.edges.filter(({ to, toOne }) => toOne && to === edge?.to);
  const called = edge?.to.nameColumn;
  return called && called !== edge.on[0]?.[1] && others.length === 0 && alike.length === 1 ? edge : undefined;
};

/** A query while the parts of a question are put into it. */
export class Planning {
  readonly planner: Planner;
  readonly rows: Rows;
  readonly subject: Things | undefined;
  readonly select: Selected[] = [];
  readonly figures: readonly Figure[];
  private readonly placed = new Set<Things>();
  /** Names that are shown for what refers to them. */
  private readonly names = new Map<Column, Edge>();

  constructor(
    readonly question: Question,
    grounding: Grounding,
    model: CompiledModel,
  ) {
    this.subject = subjectOf(question);
    this.planner = new Planner(grounding, model, { predicate: predicateOf, those: thoseOf });
    this.planner.subject = this.subject;
    this.figures = question.wanted.flatMap((one) => {
      if (one.kind === 'figure') return [one.figure];
      const summed = this.summed(one);
      return summed ? [summed] : [];
    });
    this.rows = new Rows(this.rootTable());
  }

  /** "sales per region", "books per genre": the figures of each group are added up, where they can be, and things are counted. */
  private summed(one: Wanted): Figure | undefined {
    const { groups } = this.question;
    if (one.kind !== 'property' || groups.length === 0) return undefined;
    const sense = this.planner.sense(one.noun);
    const several = groups.every(({ noun, period }) => {
      if (period) return true;
      const { column } = this.planner.entity(noun);
      return column !== undefined && !isUnique(column);
    });
    if (!several) return undefined;
    if (sense.kind === 'table')
      return groups.some(({ each, period }) => each && !period)
        ? undefined
        : { agg: 'count', of: { noun: one.noun, conditions: [] } };
    if (sense.column.view.role !== 'measure') {
      if (groups.every(({ period }) => period))
        throw new Refusal(`It is not said what is told of each ${groups[0]?.period}.`, 3);
      return undefined;
    }
    if (sense.column.view.aggregation !== 'sum')
      throw new CannotAggregate(
        `${sense.column.view.label} cannot be added up: ask for its average instead.`,
        10,
      );
    return { agg: 'sum', noun: one.noun, ...(one.of && { of: one.of }) };
  }

  /** What things are rows or values of. */
  entity(things: Things): Entity {
    const entity = this.planner.entity(things.noun);
    const summed =
      this.figures?.some(({ agg, of }) => agg === 'count' && of === things) &&
      entity.column?.view.role === 'measure';
    return summed ? { table: entity.table } : entity;
  }

  /** The rows that are listed, counted or measured. */
  private rootTable(): Table {
    const [figure] = this.figures;
    if (figure) return rootOfFigure(this.planner, figure);
    if (this.subject) return this.entity(this.subject).table;
    const [one] = this.question.wanted;
    if (one?.kind === 'property') return this.columnsOf(one)[0]?.column.table as Table;
    throw new Refusal('It is not clear what is asked for.', 1);
  }

  /** The columns that something wanted is shown by. */
  columnsOf(one: Wanted): readonly Label[] {
    if (one.kind === 'figure' || one.kind === 'pair' || this.summed(one)) return [];
    if (one.kind === 'everything') return this.everything(one.of);
    if (one.kind === 'things' && this.isTest(one.things)) return [];
    const noun = one.kind === 'things' ? one.things.noun : one.noun;
    if (one.kind === 'property') {
      this.refuseExtreme(one.noun, one.of ?? this.subject);
      if (one.of && extremes.has(one.of.noun.text.toLowerCase()))
        throw new Refusal(`"${one.of.noun.text}" names nothing.`, 2, [one.of.noun.text]);
    }
    const distinct = one.kind === 'things' ? one.things.distinct === true : one.distinct === true;
    return labelsOf(this.planner.entity(noun)).flatMap((column) =>
      [...this.behind(column), column].map((each) => ({ column: each, distinct })),
    );
  }

  /** "the highest point": one of them, and not the one that each has. */
  private refuseExtreme({ text, plural }: Mention, of: Things | undefined): void {
    const [first = ''] = text.toLowerCase().replace(/^the /, '').split(' ');
    const all = !of || (of.conditions.length === 0 && !of.first && !of.each);
    if (extremes.has(first) && !plural && all && this.question.groups.length === 0)
      throw new Refusal(`There is a ${text.toLowerCase()} of each: say of which, or by what.`, 6, [text]);
  }

  /** "… and grade C": what else is asked for is the same in every row, so that it only narrows them down. */
  private isTest({ noun, conditions, first: ranked }: Things): boolean {
    const [first] = this.question.wanted;
    const sense = this.planner.sense(noun);
    const [only, ...others] = conditions;
    if (
      ranked ||
      sense.kind !== 'column' ||
      only?.kind !== 'is' ||
      others.length > 0 ||
      only.values.length > 1
    )
      return false;
    const isFirst = first?.kind === 'things' && first.things.noun === noun;
    return !isFirst && only.values.every((value) => this.planner.value(value).column === sense.column);
  }

  private everything(of: Things | undefined): readonly Label[] {
    const things = of ?? this.subject;
    if (!things) throw new Refusal('It is not clear whose details are asked for.', 2);
    return this.entity(things).table.columns.map((column) => ({ column, distinct: false }));
  }

  /** Puts what is said of things on the rows; those that come first are looked up apart, unless the answer is them. */
  place(things: Things, ranked = false): void {
    if (this.placed.has(things)) return;
    this.placed.add(things);
    const entity = this.entity(things);
    if (entity.table !== this.rows.root) this.rows.column(keyOf(entity)[0] as Column);
    if (things.first && !ranked) {
      const key = keyOf(entity);
      this.rows.where.push(member(key, thoseOf(this.planner, things)));
      return;
    }
    if (contrary(things)) throw new Refusal('Nothing can be both at once.', 5);
    this.planner.narrow(this.rows, entity, things.conditions);
  }

  /** Shows an expression under a name, once. */
  add(expression: Expression, name: string, label: string): void {
    const same = this.select.some((one) => isSame(one.expression, expression));
    const taken = this.select.filter((one) => one.name === name || one.name.startsWith(`${name}_`)).length;
    if (!same) this.select.push({ expression, name: taken > 0 ? `${name}_${taken + 1}` : name, label });
  }

  show(columns: readonly Column[]): void {
    for (const column of columns) {
      const edge = this.names.get(column);
      if (edge) {
        for (const [reference] of edge.on) this.rows.column(reference);
        this.rows.name(edge);
      }
      this.add(this.rows.column(column), column.name, column.view.label);
    }
  }

  /** What a number stands for is shown before it. */
  private behind(column: Column): readonly Column[] {
    const edge = nameBehind(column);
    const name = edge?.to.nameColumn;
    if (!edge || !name) return [];
    this.names.set(name, edge);
    return [name];
  }

  /** "the ages of the product": the same things once more. */
  isSubject(things: Things): boolean {
    const { subject } = this;
    if (!subject || things.conditions.length > 0 || things.first) return false;
    const [one, other] = [this.entity(things), this.entity(subject)];
    return one.table === other.table;
  }
}
