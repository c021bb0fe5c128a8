import type { Dialect } from '#modules/catalog';
import type { Column, Table } from '../model/schema-graph.js';
import {
  type Expression,
  type Join,
  type Literal,
  type Predicate,
  type Query,
  rowTables,
  type Selected,
} from '../query/query.js';
import { type Idiom, idioms } from './dialects.js';
import { longestRun, textPart } from './texts.js';

const reserved = new Set(
  'all analyse analyze and any array as asc asymmetric at between both by case cast check collate column constraint create default deferrable desc describe distinct do else end except exists false fetch first for foreign from full glob grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit natural not notnull null offset on only or order outer overlaps pivot placing position positional primary qualify references returning right select semi show similar some summarize symmetric table then to trailing true union unique unpivot using values variadic when where window with year month day date time timestamp interval values row rows'.split(
    ' ',
  ),
);

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** One statement, in whatever order they were named: "Texas and Ohio", "Ohio and Texas". */
const inOrder = (values: readonly Literal[]): readonly Literal[] =>
  [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

class SqlPrinter {
  private readonly tables: readonly Table[];
  private readonly named = new Map<Expression, string>();

  constructor(
    private readonly query: Query,
    private readonly idiom: Idiom,
    private readonly depth: number = 0,
  ) {
    this.tables = rowTables(query);
  }

  print(): string {
    const { first } = this.query;
    const lines = first && !this.idiom.usesNames ? this.ranked(first) : [...this.rows(), ...this.order()];
    return lines.join(`\n${'  '.repeat(this.depth)}`);
  }

  /** Without QUALIFY, places are given in an inner query, which has to remember the order as well. */
  private ranked(first: NonNullable<Query['first']>): string[] {
    const { select, orderBy, distinct } = this.query;
    const names = select.map(({ name: alias }) => this.name(alias)).join(', ');
    const order = distinct ? [] : orderBy;
    const sorted = order.map((one) => this.sorted(one)).join(', ');
    const place = `${this.place(first)} AS place_in_order`;
    const position = sorted ? `, row_number() OVER (ORDER BY ${sorted}) AS position_in_order` : '';
    const [head = '', ...rest] = this.rows();
    return [
      `SELECT ${distinct ? 'DISTINCT ' : ''}${names}`,
      `FROM (${head.replace(/^SELECT DISTINCT /, 'SELECT ')}, ${place}${position}`,
      ...rest,
      `) ranked`,
      `WHERE place_in_order ${first.only ? '=' : '<='} ${first.count}`,
      ...(sorted ? ['ORDER BY position_in_order'] : []),
    ];
  }

  private place({ by, only, per = [] }: NonNullable<Query['first']>): string {
    const parts = per.length > 0 ? `PARTITION BY ${per.map((one) => this.expression(one)).join(', ')} ` : '';
    return `${only ? 'dense_rank' : 'rank'}() OVER (${parts}ORDER BY ${this.sorted(by)})`;
  }

  /** A name as SQL, quoted where it must be. */
  private name(text: string): string {
    const bare = this.idiom.bareNames && /^[a-z_][a-z0-9_]*$/.test(text) && !reserved.has(text);
    return bare ? text : this.idiom.name(text);
  }

  private literal(value: Literal): string {
    return typeof value === 'number' ? String(value) : this.idiom.text(value);
  }

  private rows(): string[] {
    const { query } = this;
    const grouped = query.groupBy.map((one) => this.expression(one));
    return [
      `SELECT ${query.distinct ? 'DISTINCT ' : ''}${query.select.map((one) => this.selected(one)).join(', ')}`,
      `FROM ${this.name(query.root.name)}`,
      ...query.joins.map((edge) => this.join(edge)),
      ...this.clause('WHERE', query.where, ' AND '),
      ...(grouped.length > 0 ? [`GROUP BY ${grouped.join(', ')}`] : []),
      ...this.clause('HAVING', query.having, ' AND '),
      ...this.qualify(),
    ];
  }

  private clause(word: string, predicates: readonly Predicate[], joiner: string): string[] {
    if (predicates.length === 0) return [];
    return [`${word} ${predicates.map((predicate) => this.predicate(predicate)).join(joiner)}`];
  }

  private qualify(): string[] {
    const { first } = this.query;
    if (!first || !this.idiom.usesNames) return [];
    return [`QUALIFY ${this.place(first)} ${first.only ? '=' : '<='} ${first.count}`];
  }

  private order(): string[] {
    const { orderBy } = this.query;
    return orderBy.length > 0 ? [`ORDER BY ${orderBy.map((one) => this.sorted(one)).join(', ')}`] : [];
  }

  private sorted({ by, direction }: Query['orderBy'][number]): string {
    return this.idiom.sorted(this.expression(by), direction === 'desc');
  }

  private selected({ expression, name: alias }: Selected): string {
    const sql = this.expression(expression);
    if (expression.kind !== 'column' && this.idiom.usesNames) this.named.set(expression, this.name(alias));
    return expression.kind === 'column' && expression.column.name === alias
      ? sql
      : `${sql} AS ${this.name(alias)}`;
  }

  private join(edge: Join): string {
    const on = edge.on.map(([a, b]) => `${this.column(a)} = ${this.column(b)}`).join(' AND ');
    return `${edge.outer ? 'LEFT ' : ''}JOIN ${this.name(edge.to.name)} ON ${on}`;
  }

  private column(column: Column): string {
    const bare = this.name(column.name);
    return this.tables.length === 1 ? bare : `${this.name(column.table.name)}.${bare}`;
  }

  /** What is selected under a name of its own is not written out again. */
  private expression(expression: Expression): string {
    const known = this.named.get(expression);
    return known ?? this.written(expression);
  }

  private written(expression: Expression): string {
    switch (expression.kind) {
      case 'column':
        return this.column(expression.column);
      case 'literal':
        return this.literal(expression.value);
      case 'rows':
        return '*';
      case 'aggregate':
        return this.aggregate(expression);
      case 'arithmetic':
        return this.arithmetic(expression);
      case 'whole':
        return `sum(${this.written(expression.of)}) OVER ()`;
      case 'year':
      case 'month':
      case 'day':
        return this.idiom[expression.kind](this.expression(expression.of));
      case 'start':
        return this.idiom.start(expression.unit, this.expression(expression.of));
      case 'number':
        return this.idiom.number(this.expression(expression.of));
      case 'distance':
        return `abs(${this.expression(expression.left)} - ${this.expression(expression.right)})`;
      case 'test':
        return this.predicate(expression.predicate);
      case 'scalar':
        return `(${new SqlPrinter(expression.query, this.idiom, this.depth + 1).print()})`;
      case 'either': {
        const test = this.predicate(expression.test);
        const [yes, no] = expression.texts.map((text) => this.literal(text));
        return `CASE WHEN ${test} THEN ${yes} WHEN NOT (${test}) THEN ${no} END`;
      }
      case 'days':
        return `date_diff('day', ${this.expression(expression.from)}, ${this.expression(expression.to)})`;
      case 'run':
        return longestRun(new SqlPrinter(expression.query, this.idiom, this.depth + 1).print());
      default:
        return textPart(expression, this.expression(expression.of));
    }
  }

  private aggregate(expression: Extract<Expression, { kind: 'aggregate' }>): string {
    const { agg, distinct, only } = expression;
    const aggregate = (of: string): string =>
      agg === 'median' ? this.idiom.median(of) : `${agg}(${distinct ? 'DISTINCT ' : ''}${of})`;
    const of = this.expression(expression.of);
    if (!only) return aggregate(of);
    const condition = only.map((predicate) => this.predicate(predicate)).join(' AND ');
    return this.idiom.ofSome(aggregate, of, condition);
  }

  private arithmetic({ op, left, right }: Extract<Expression, { kind: 'arithmetic' }>): string {
    const part = (one: Expression): string =>
      one.kind === 'arithmetic' ? `(${this.expression(one)})` : this.expression(one);
    return op === '/'
      ? this.idiom.quotient(part(left), this.expression(right))
      : `${part(left)} ${op} ${part(right)}`;
  }

  private predicate(predicate: Predicate): string {
    switch (predicate.kind) {
      case 'compare':
        return `${this.expression(predicate.left)} ${predicate.op} ${this.expression(predicate.right)}`;
      case 'in':
        return this.membership(predicate);
      case 'between':
        return `${this.expression(predicate.left)} BETWEEN ${this.literal(predicate.low)} AND ${this.literal(predicate.high)}`;
      case 'like':
        return this.like(predicate);
      case 'known':
        return `${this.expression(predicate.of)} IS ${predicate.negated ? '' : 'NOT '}NULL`;
      case 'any':
        return `(${predicate.of.map((one) => this.predicate(one)).join(' OR ')})`;
      case 'all':
        return `(${predicate.of.map((one) => this.predicate(one)).join(' AND ')})`;
      case 'member':
        return this.member(predicate);
    }
  }

  private membership({ left, values, negated }: Extract<Predicate, { kind: 'in' }>): string {
    const [only] = values;
    if (values.length === 1 && only !== undefined)
      return `${this.expression(left)} ${negated ? '<>' : '='} ${this.literal(only)}`;
    return `${this.expression(left)} ${negated ? 'NOT IN' : 'IN'} (${inOrder(values)
      .map((value) => this.literal(value))
      .join(', ')})`;
  }

  private like({ left, where, text, negated }: Extract<Predicate, { kind: 'like' }>): string {
    const pattern = `${where === 'start' ? '' : '%'}${escapeLike(text)}${where === 'end' ? '' : '%'}`;
    return this.idiom.like(this.expression(left), pattern, negated === true);
  }

  private member({ on, query, negated }: Extract<Predicate, { kind: 'member' }>): string {
    const columns = on.map((column) => this.column(column)).join(', ');
    const left = on.length === 1 ? columns : `(${columns})`;
    return `${left} ${negated ? 'NOT IN' : 'IN'} (${new SqlPrinter(query, this.idiom, this.depth + 1).print()})`;
  }
}

/** A query as the SQL of a dialect. */
export const printSql = (query: Query, dialect: Dialect): string =>
  new SqlPrinter(query, idioms[dialect]).print();
