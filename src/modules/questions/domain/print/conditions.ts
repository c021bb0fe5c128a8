import { labelOf } from '../build/measure.js';
import type { Column } from '../model/schema-graph.js';
import type { Expression, Literal, Predicate, Query } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import { listed, numberInWords } from './words.js';

const places = new Set(['state-name', 'state-abbreviation', 'county-name', 'city-name']);
const areas = new Set(['region', 'division']);

export const opWords: Readonly<Record<CompareOp, string>> = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '=': '',
  '<>': 'other than',
};

export interface Phrases {
  /** "Texas and Ohio", "the South". */
  readonly places: readonly string[];
  /** "population more than 10 million". */
  readonly others: readonly string[];
}

const columnIn = (expression: Expression): Column | undefined => {
  if (expression.kind === 'column') return expression.column;
  return expression.kind === 'year' ? columnIn(expression.of) : undefined;
};

const isYear = (column: Column | undefined): boolean =>
  column?.view.role === 'time' || column?.view.meaning === 'year';

/** A figure as people say it: fractions are told in percent. */
const figure = (value: Literal, column: Column | undefined): string => {
  if (typeof value === 'string') return value;
  return column?.view.unit === 'fraction'
    ? `${numberInWords(Number((value * 100).toPrecision(12)), false)} percent`
    : numberInWords(value, isYear(column));
};

/** What is compared: a column, or two of them divided. */
const comparedInWords = (expression: Expression): string => {
  if (expression.kind === 'arithmetic' && expression.op === '/')
    return `${comparedInWords(expression.left)} by ${comparedInWords(expression.right)}`;
  const column = columnIn(expression);
  return column ? labelOf(column) : 'number';
};

const operand = (expression: Expression, column: Column | undefined): string => {
  if (expression.kind === 'literal') return figure(expression.value, column);
  if (expression.kind !== 'scalar') return '';
  const [selected] = expression.query.select;
  const inner = conditionsInWords(expression.query.where);
  if (selected?.expression.kind === 'column') return `that of ${listed(inner.places)}`;
  const agg = selected?.expression.kind === 'aggregate' ? selected.expression.agg : 'avg';
  const names = {
    avg: 'average',
    sum: 'total',
    min: 'lowest',
    max: 'highest',
    median: 'median',
    count: 'number',
  };
  return [
    `the ${names[agg]}`,
    ...inner.places.map((place) => `of ${place}`),
    ...inner.others.map((one) => `with ${one}`),
  ].join(' ');
};

const one = (predicate: Predicate): string => {
  switch (predicate.kind) {
    case 'compare': {
      const column = columnIn(predicate.left);
      return `${comparedInWords(predicate.left)} ${opWords[predicate.op]} ${operand(predicate.right, column)}`.replaceAll(
        '  ',
        ' ',
      );
    }
    case 'in': {
      const column = columnIn(predicate.left);
      if (predicate.said) return `${column ? labelOf(column) : ''} ${predicate.said}`;
      const values = predicate.values.map((value) =>
        typeof value === 'number' ? numberInWords(value, isYear(column)) : value,
      );
      return `${column ? labelOf(column) : ''} ${predicate.negated ? 'not ' : ''}${listed(values, 'or')}`.trim();
    }
    case 'between': {
      const column = columnIn(predicate.left);
      const bound = (value: Literal): string => figure(value, column);
      return `${column ? labelOf(column) : ''} between ${bound(predicate.low)} and ${bound(predicate.high)}`;
    }
    case 'like': {
      const where = { anywhere: 'containing', start: 'starting with', end: 'ending with' }[predicate.where];
      const column = columnIn(predicate.left);
      return `${column ? labelOf(column) : ''} ${predicate.negated ? 'not ' : ''}${where} "${predicate.text}"`;
    }
    case 'any':
      return predicate.of.map(one).join(' or ');
    case 'all':
      return predicate.of.map(one).join(' and ');
    case 'known':
      return '';
    case 'member':
      return member(predicate);
  }
};

/** "highest population", "most rivers": what the rows of an inner query are the first by. */
const firstInWords = ({ by: { by, direction } }: NonNullable<Query['first']>): string => {
  const end = direction === 'desc' ? 'highest' : 'lowest';
  return `${end} ${by.kind === 'aggregate' ? 'number' : comparedInWords(by)}`;
};

const member = ({ query, negated }: Extract<Predicate, { kind: 'member' }>): string => {
  const inner = conditionsInWords(query.where);
  const [counted] = query.having;
  const table = [query.root, ...query.joins.map((edge) => edge.to)].at(-1)?.view.label.toLowerCase() ?? '';
  if (counted?.kind === 'compare') {
    return `${opWords[counted.op] || 'exactly'} ${operand(counted.right, undefined)} ${table}`;
  }
  const details = [
    ...(query.first ? [`with the ${firstInWords(query.first)}`] : []),
    ...inner.places.map((place) => `of ${place}`),
    ...inner.others.map((other) => `with ${other}`),
  ].join(' ');
  return `${negated ? 'no ' : ''}${table}${details ? ` ${details}` : ''}`;
};

/** "Portland, Oregon"; "Springfield, every state". */
const partsAsPlace = (
  parts: readonly Predicate[],
  joined: (texts: string[]) => string,
): string | undefined => {
  const texts = parts.flatMap((part) => asPlace(part) ?? []);
  return texts.length === parts.length ? joined(texts) : undefined;
};

const asPlace = (predicate: Predicate): string | undefined => {
  if (predicate.kind === 'all') return partsAsPlace(predicate.of, (texts) => texts.join(', '));
  if (predicate.kind === 'any') return partsAsPlace(predicate.of, (texts) => listed(texts));
  if (predicate.kind === 'known') {
    const column = columnIn(predicate.of);
    return column && predicate.every ? `every ${labelOf(column)}` : undefined;
  }
  if (predicate.kind !== 'in' || predicate.negated) return undefined;
  const column = columnIn(predicate.left);
  const meaning = column?.view.meaning ?? '';
  if (meaning === 'city-name' && column !== column?.table.nameColumn) return undefined;
  const values = predicate.values.map(String);
  if (places.has(meaning)) return listed(values);
  return areas.has(meaning) ? listed(values.map((value) => `the ${value}`)) : undefined;
};

/** Conditions as the reading tells them; the year is told apart. */
export const conditionsInWords = (predicates: readonly Predicate[]): Phrases => {
  const told = predicates.filter((predicate) => !('left' in predicate && isYearOf(predicate.left)));
  return {
    places: told.flatMap((predicate) => asPlace(predicate) ?? []),
    others: told
      .filter((predicate) => asPlace(predicate) === undefined)
      .map(one)
      .filter((text) => text !== ''),
  };
};

const isYearOf = (expression: Expression): boolean => {
  const column = columnIn(expression);
  return column !== undefined && column === column.table.time;
};

export const whereInWords = (query: Query): Phrases => conditionsInWords(query.where);

/** Which groups are kept, by the figure that is shown of them: "growth in percent more than 10". */
export const keptInWords = ({ having, select }: Query): readonly string[] =>
  having.flatMap((predicate) => {
    if (predicate.kind !== 'compare') return [];
    const shown = select.find(({ expression }) => expression === predicate.left);
    return shown
      ? [`${shown.label.toLowerCase()} ${opWords[predicate.op]} ${operand(predicate.right, undefined)}`]
      : [];
  });
