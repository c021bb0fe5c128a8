import { NoSuchData, Refusal, SeveralWays } from '../build/refusal.js';
import { type JoinTree, joinTree, otherWay } from '../model/join-tree.js';
import { remembered } from '../model/remembered.js';
import { type Column, type Edge, isLink, type Table } from '../model/schema-graph.js';
import { columnOf, type Expression, type Join, type Predicate, type Query } from '../query/query.js';
import { routeCalled, wayCalled } from './ways.js';

const label = (table: Table): string => table.view.label.toLowerCase();

const between = (path: readonly Edge[]): string =>
  path
    .slice(0, -1)
    .map(({ to }) => label(to))
    .join(' and ');

interface Ways {
  readonly path: readonly Edge[];
  /** References of which one of several may be meant. */
  readonly doubtful?: JoinTree['doubtful'];
  /** As short, through other tables. */
  readonly other?: readonly Edge[] | undefined;
}

const waysOf = (from: Table, to: Table): Ways | undefined => {
  const tree = joinTree(from, [to]);
  if (!tree) return undefined;
  const path: Edge[] = [];
  for (let table = to; table !== from; ) {
    const edge = tree.edges.find((one) => one.to === table);
    if (!edge) break;
    path.unshift(edge);
    table = edge.from;
  }
  return { path, doubtful: tree.doubtful, other: otherWay(path) };
};

const waysFrom = remembered((from: Table) => remembered((to: Table) => waysOf(from, to)));

/** The joins from one table to another, one after the other; `done` is the verb that tells which of several. */
export const pathBetween = (from: Table, to: Table, done?: string): readonly Edge[] => {
  const ways = waysFrom(from)(to);
  if (!ways) throw new NoSuchData(`Nothing in the data connects ${label(from)} with ${label(to)}.`, 3);
  const { doubtful, path, other } = ways;
  const called = doubtful && wayCalled(doubtful.ways, done);
  if (doubtful && !called)
    throw new Refusal(
      `${label(doubtful.from)} and ${label(doubtful.to)} belong together in more than one way.`,
      3,
    );
  if (called) return path.map((edge) => (called.from === edge.from && called.to === edge.to ? called : edge));
  if (!other) return path;
  const meant = routeCalled([path, other], done);
  if (!meant)
    throw new SeveralWays(
      `${label(from)} and ${label(to)} belong together in more than one way: by ${between(path)} or by ${between(other)}. Say which.`,
    );
  return meant;
};

/** The rows of a table, with those of others joined to them, while a query over them is put together. */
export class Rows {
  readonly edges: Join[] = [];
  readonly where: Predicate[] = [];
  private readonly joined: Set<Table>;

  constructor(readonly root: Table) {
    this.joined = new Set([root]);
  }

  has(table: Table): boolean {
    return this.joined.has(table);
  }

  /** Joins what lies on a path; a table is joined once. */
  follow(path: readonly Edge[]): void {
    for (const edge of path) {
      if (this.joined.has(edge.to)) continue;
      if (!this.joined.has(edge.from)) throw new Refusal('The things asked about do not hang together.', 3);
      this.joined.add(edge.to);
      this.edges.push(edge);
    }
  }

  /** Joins what a row refers to, for its name alone: rows stay that refer to nothing there. */
  name(edge: Edge): void {
    if (this.joined.has(edge.to)) return;
    this.joined.add(edge.to);
    this.edges.push({ ...edge, outer: true });
  }

  /** A column of the rows, or of what is joined to them. */
  column(column: Column, from: Table = this.root): Expression {
    if (!this.joined.has(column.table)) this.follow(this.path(from, column.table));
    return columnOf(column);
  }

  /** The way to a table that is not joined yet, from where it is nearest. */
  path(from: Table, to: Table): readonly Edge[] {
    return this.joined.has(to) ? [] : pathBetween(from, to);
  }

  /** Whether each row meets at most one of another table. */
  isOne(from: Table, to: Table, done?: string): boolean {
    return this.joined.has(to) || pathBetween(from, to, done).every(({ toOne }) => toOne);
  }

  /** Whether rows are repeated by what is joined to them. */
  get repeats(): boolean {
    return this.edges.some(({ toOne }) => !toOne);
  }

  /** Whether a row may be met several times beside the same one of another table; a link of two rows is there once. */
  get repeatsWithinGroups(): boolean {
    const many = this.edges.filter(({ toOne }) => !toOne);
    return many.length > 1 || many.some(({ from, to }) => from !== this.root || !isLink(to));
  }

  query(more: Partial<Query>): Query {
    return {
      root: this.root,
      joins: this.edges,
      select: [],
      distinct: false,
      where: this.where,
      groupBy: [],
      having: [],
      orderBy: [],
      ...more,
    };
  }
}

export const shown = (columns: readonly Column[]): Query['select'] =>
  columns.map((column) => ({ expression: columnOf(column), name: column.name, label: column.view.label }));

/** Those of the columns that are in the answer of an inner query. */
export const member = (on: readonly Column[], query: Query, negated = false): Predicate => ({
  kind: 'member',
  on,
  query: negated
    ? {
        ...query,
        where: [
          ...query.where,
          ...query.select.map(({ expression }): Predicate => ({ kind: 'known', of: expression })),
        ],
      }
    : query,
  negated,
});
