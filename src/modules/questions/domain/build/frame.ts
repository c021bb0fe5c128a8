import type { Assumption } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { joinTree } from '../model/join-tree.js';
import type { Column, Edge, Table } from '../model/schema-graph.js';
import type { Draft } from '../parse/draft.js';
import { aggregatedColumns, isAggregate, plain, sameSide } from '../query/expressions.js';
import {
  columnOf,
  type Expression,
  type Predicate,
  type Query,
  type Selected,
  type Sorted,
} from '../query/query.js';
import type { Assignment } from '../resolve/assignment.js';
import type { CompareOp } from '../text/operators.js';
import { isOneToOne, meetsOne } from './edges.js';
import { checkItself, countQuery, type Inner, type Member, memberQuery, mostQuery } from './inner-queries.js';
import { CannotAggregate, NoSuchData, Refusal } from './refusal.js';

export interface Input {
  readonly draft: Draft;
  readonly assignment: Assignment;
  readonly model: CompiledModel;
}

/** A query while it is being built. */
export class Frame {
  readonly rows: Set<Table>;
  readonly select: Selected[] = [];
  readonly where: Predicate[] = [];
  readonly groupBy: Expression[] = [];
  readonly having: Predicate[] = [];
  readonly orderBy: Sorted[] = [];
  readonly assumptions: Assumption[] = [];
  /** Columns that a condition fixes to one value. */
  readonly pinned = new Set<Column>();
  /** Columns that a condition narrows to several values. */
  readonly several: Column[] = [];
  /** Measures that conditions compare: shown with the rows. */
  readonly measured: Column[] = [];
  /** Things alone, in the order of a figure. */
  ordered = false;
  /** Everything that is known of one thing. */
  overview = false;
  /** Figures set against each other: of what, and whose. */
  contrasted: { readonly label: string; readonly sides: readonly string[] } | undefined;
  /** Of a share: which part. */
  part: readonly Predicate[] = [];
  /** Groups of the rows themselves are kept by their size. */
  groupHaving: { readonly op: CompareOp; readonly count: number } | undefined;
  /** The years asked for, in words: "in 2020". */
  when = '';
  series: boolean;
  first: Query['first'] | undefined;
  distinct = false;
  /** What makes this reading less likely than its words. */
  penalty = 0;
  private readonly inner: Inner[] = [];

  constructor(
    readonly root: Table,
    readonly input: Input,
  ) {
    this.rows = new Set([root]);
    const { times } = input.draft;
    const years = times.reduce((sum, time) => sum + time.years.length, 0);
    this.series = years > 1 || times.some((time) => time.kind === 'range' || time.kind === 'series');
  }

  /** Takes something for granted, and says so once. */
  assume(assumption: Assumption): void {
    const known = this.assumptions.some(
      ({ phrase, meaning }) => phrase === assumption.phrase && meaning === assumption.meaning,
    );
    if (!known) this.assumptions.push(assumption);
  }

  /** A column of the rows themselves. */
  use(column: Column): Expression {
    this.rows.add(column.table);
    return columnOf(column);
  }

  add(expression: Expression, name: string, label: string): void {
    const taken = this.select.filter((one) => one.name === name || one.name.startsWith(`${name}_`)).length;
    const same = this.select.some(
      (one) => JSON.stringify(plain(one.expression)) === JSON.stringify(plain(expression)),
    );
    if (!same) this.select.push({ expression, name: taken > 0 ? `${name}_${taken + 1}` : name, label });
  }

  private path(target: Table): readonly Edge[] {
    const tree = joinTree(this.root, [...this.rows, target]);
    if (!tree)
      throw new NoSuchData(`Nothing in the data connects ${label(this.root)} with ${label(target)}.`, 3);
    const path: Edge[] = [];
    for (let table = target; table !== this.root; ) {
      const edge = tree.edges.find((one) => one.to === table);
      if (!edge) break;
      path.unshift(edge);
      table = edge.from;
    }
    return path;
  }

  /** Whether a condition on a table can be put on the rows without making more of them. */
  private joinable(path: readonly Edge[]): boolean {
    return path.every((edge) => this.rows.has(edge.to) || meetsOne(edge, !this.series));
  }

  /** Puts a condition on a column: on the rows, or on what belongs to them. */
  restrict(target: Table, predicate: Predicate, options: { negated?: boolean; alone?: boolean } = {}): void {
    const path = this.path(target);
    if (!options.negated && this.joinable(path)) {
      for (const edge of path) this.rows.add(edge.to);
      this.where.push(predicate);
      return;
    }
    if (!options.negated) checkItself(path, predicate);
    const same = this.inner.find(
      (one) => !options.alone && !one.negated && !options.negated && one.path.at(-1)?.to === target,
    );
    if (same && !same.predicates.some((other) => sameSide(other, predicate))) same.predicates.push(predicate);
    else this.inner.push({ path, predicates: [predicate], negated: options.negated ?? false });
  }

  /** The tables that conditions or columns already bring in. */
  mentionedTables(): readonly Table[] {
    return [...this.rows, ...this.inner.flatMap((one) => one.path.map((edge) => edge.to))];
  }

  /** Whether a table lies on the way to one that is brought in anyway. */
  coveredBy(table: Table): boolean {
    return this.inner.some((one) => one.path.some((edge) => edge.to === table));
  }

  /** Whether each row may meet several rows of a table. */
  isMany(target: Table): boolean {
    return !this.joinable(this.path(target));
  }

  /** Rows to which so many rows of another table belong. */
  countOf(target: Table, op: CompareOp, count: number): void {
    const member = countQuery(this.path(target), op, count);
    if (!member) {
      throw new Refusal(
        `It is not known how many ${label(target)} belong to each of the ${label(this.root)}.`,
        3,
      );
    }
    this.where.push(this.joined(member));
  }

  /** Rows to which the most rows of another table belong. */
  mostOf(target: Table, count: number): void {
    const member = mostQuery(this.path(target), count);
    if (!member) throw new Refusal(`It is not known which has the most ${label(target)}.`, 3);
    this.where.push(this.joined(member));
  }

  private joined({ through, predicate }: Member): Predicate {
    for (const table of through) this.rows.add(table);
    return predicate;
  }

  /** Rows for which something exists, or does not, that meets all the conditions. */
  exists(target: Table, predicates: readonly Predicate[], negated: boolean): void {
    if (target !== this.root && negated && predicates.length === 0 && !this.isMany(target)) {
      throw new Refusal(`Every row has its ${label(target)}.`, 1);
    }
    if (target === this.root) throw new Refusal('The question compares a thing with itself.', 1);
    this.inner.push({ path: this.path(target), predicates: [...predicates], negated });
  }

  /** Whether an aggregate is over a table of which a row may be met more than once. */
  private repeats(edges: readonly Edge[]): boolean {
    const single = new Set([this.root]);
    for (const edge of edges) if (single.has(edge.from) && isOneToOne(edge)) single.add(edge.to);
    return aggregatedColumns(this.select.map((one) => one.expression)).some(
      (column) => !single.has(column.table),
    );
  }

  /** Whether several rows of one table share a row of the other. */
  isFiner(table: Table, other: Table): boolean {
    const tree = joinTree(table, [other]);
    return tree?.edges.some((edge) => meetsOne(edge, true) && !isOneToOne(edge)) ?? false;
  }

  /** The joins that the rows need; refused when rows would be counted twice. */
  private joins(): readonly Edge[] {
    const tree = joinTree(this.root, this.rows);
    if (!tree)
      throw new NoSuchData(`Nothing in the data connects ${[...this.rows].map(label).join(' with ')}.`, 3);
    if (tree.doubtful) {
      throw new Refusal(
        `${label(tree.doubtful.from)} and ${label(tree.doubtful.to)} belong together in more than one way.`,
        3,
      );
    }
    const aggregates = [
      ...this.select.map((one) => one.expression),
      ...(this.first ? [this.first.by.by] : []),
    ].some(isAggregate);
    if (
      aggregates &&
      (tree.edges.some((edge) => !meetsOne(edge, !this.series)) || this.repeats(tree.edges))
    ) {
      throw new CannotAggregate('Rows would be counted more than once.', 2);
    }
    return tree.edges;
  }

  /** What is shown of a table and what is asked of it must be about the same rows. */
  private checkScopes(): void {
    const shown = new Set([...this.rows].filter((table) => table !== this.root));
    for (const one of this.inner) {
      const target = one.path.at(-1)?.to;
      const many = one.path.some((edge) => shown.has(edge.to) && !meetsOne(edge, true));
      const denied = this.inner.some(
        (other) =>
          other !== one && other.negated !== one.negated && other.path.some((edge) => edge.to === target),
      );
      if (many || denied) throw new Refusal('It is not clear which rows the conditions are about.', 3);
    }
  }

  finish(): { readonly query: Query; readonly cost: number } {
    this.checkScopes();
    const members = this.inner.map((one) => this.joined(memberQuery(one)));
    const joins = this.joins();
    const reached = new Map(this.inner.map((one) => [one.path.at(-1)?.to, one.path.length]));
    const innerCost = [...reached.values()].reduce((sum, steps) => sum + steps, 0);
    const query: Query = {
      root: this.root,
      joins,
      select: this.select,
      distinct: this.distinct,
      where: [...this.where, ...members],
      groupBy: this.groupBy,
      having: this.having,
      orderBy: this.orderBy,
      ...(this.first && { first: this.first }),
    };
    return { query, cost: joins.reduce((sum, edge) => sum + edge.weight, 0) + innerCost };
  }
}

export const label = (table: Table): string => table.view.label.toLowerCase();
