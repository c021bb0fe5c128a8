import { labelOf } from '../build/measure.js';
import { Refusal } from '../build/refusal.js';
import { capitalized, listed } from '../print/words.js';
import {
  columnOf,
  countOfRows,
  type Expression,
  type Predicate,
  type Query,
  type Selected,
} from '../query/query.js';
import { isHeader } from './cells.js';
import type { Field } from './field.js';
import { namesIn } from './names.js';
import type { Filter, Scene } from './scene.js';
import type { Sheet } from './sheet.js';

/** A question as a query over the sheet, and in words. */
export interface Plan {
  readonly query: Query;
  readonly text: string;
}

export const shown = (fields: readonly Field[]): readonly Selected[] =>
  [...new Set(fields)].flatMap((field) => [
    { expression: columnOf(field.column), name: field.column.name, label: field.column.view.label },
    ...namesIn(field),
  ]);

export const queryOf = ({ sheet }: Scene, parts: Partial<Query> & Pick<Query, 'select'>): Query => ({
  root: sheet.table,
  joins: [],
  distinct: false,
  where: [],
  groupBy: [],
  having: [],
  orderBy: [],
  ...parts,
});

const sayFilters = (filters: readonly Filter[]): string =>
  filters.length > 0 ? ` where ${listed(filters.map(({ text }) => text))}` : '';

const totals = /^(?:(?:career|season|team|grand|overall) )?(?:totals?|overall|career)$/i;

const namesOf = ({ subject, fields }: Sheet): readonly Field[] => [
  ...new Set([...(subject ? [subject] : []), ...fields.slice(0, 2)]),
];

/** A row that adds up the others is none of them. */
export const withoutTotals = (scene: Scene, filters: readonly Filter[]): readonly Predicate[] => {
  const own = filters.map(({ predicate }) => predicate);
  for (const field of namesOf(scene.sheet)) {
    const { column, values } = field;
    const found = values.filter((value) => totals.test(value.trim()) || isHeader(value, field));
    if (found.length === 0 || filters.some(({ field }) => field.column === column)) continue;
    scene.note(found.join(', '), 'no row of its own: left out');
    const isTotal: Predicate = { kind: 'in', left: columnOf(column), values: found, negated: false };
    return [...own, { kind: 'in', left: isTotal.left, values: found, negated: true }];
  }
  return own;
};

const whereOf = (filters: readonly Filter[]): readonly Predicate[] =>
  filters.map(({ predicate }) => predicate);

/** Beside a text that begins with a number the number itself. */
const countIn = (scene: Scene, { counts, column }: Field): readonly Selected[] => {
  const label = `number in ${labelOf(column)}`;
  return counts
    ? [{ expression: { kind: 'number', of: columnOf(column) }, name: figureName(scene, label), label }]
    : [];
};

/** The cells of some columns, of the rows that are meant. */
export const cellsOf = (scene: Scene, fields: readonly Field[], filters: readonly Filter[]): Plan => ({
  query: queryOf(scene, {
    select: [...shown(fields), ...fields.flatMap((field) => countIn(scene, field))],
    where: whereOf(filters),
    distinct: !filters.some(({ one }) => one),
  }),
  text: capitalized(`${listed(fields.map(({ column }) => labelOf(column)))}${sayFilters(filters)}`),
});

/** How many rows there are, or different values of a column. */
export const countOf = (scene: Scene, filters: readonly Filter[], distinct?: Field): Plan => {
  const told = filters.filter(({ predicate }) => predicate.kind === 'in');
  if (told.length > 1 && (scene.isAside || told.some(({ partly }) => partly)))
    throw new Refusal('Too much would have to be guessed to put this together.', 2);
  const expression: Expression = distinct
    ? { kind: 'aggregate', agg: 'count', of: columnOf(distinct.column), distinct: true }
    : countOfRows;
  const label = distinct ? `number of different ${labelOf(distinct.column)}` : 'number of rows';
  return {
    query: queryOf(scene, {
      select: [
        { expression, name: distinct ? `number_of_${distinct.column.name}` : 'number_of_rows', label },
      ],
      where: withoutTotals(scene, filters),
    }),
    text: capitalized(`${label}${sayFilters(filters)}`),
  };
};

const aggregateWords = { sum: 'total', avg: 'average', min: 'lowest', max: 'highest' } as const;

/** A figure over the rows that are meant. */
export const figureOf = (
  scene: Scene,
  { agg, of, field }: { agg: keyof typeof aggregateWords; of: Expression; field: Field },
  filters: readonly Filter[],
): Plan => {
  const label = `${aggregateWords[agg]} ${labelOf(field.column)}`;
  const select = [
    {
      expression: { kind: 'aggregate', agg, of } as const,
      name: `${aggregateWords[agg]}_${field.column.name}`,
      label,
    },
  ];
  return {
    query: queryOf(scene, { select, where: withoutTotals(scene, filters) }),
    text: capitalized(`${label}${sayFilters(filters)}`),
  };
};

export interface Ranking {
  readonly show: readonly Field[];
  readonly also?: readonly Selected[];
  readonly by: Expression;
  readonly direction: 'asc' | 'desc';
  readonly label: string;
  /** "second": that place alone. */
  readonly place?: number;
  readonly count?: number;
  /** The rows are put together by what is shown. */
  readonly grouped?: true;
}

/** In an order a name is taken for a column's own: the figure must not be called like one. */
const figureName = ({ sheet }: Scene, label: string): string => {
  const name = label.replaceAll(' ', '_');
  const taken = sheet.fields.some(({ column }) => column.name.toLowerCase() === name.toLowerCase());
  return taken ? `${name}_figure` : name;
};

const known = (by: Expression): Predicate => ({ kind: 'known', of: by });

/** Those that come first. */
export const firstOf = (scene: Scene, ranking: Ranking, filters: readonly Filter[]): Plan => {
  const { show, also = [], by, direction, label, place, count, grouped } = ranking;
  const sorted = { by, direction };
  const names = [...shown(show), ...also];
  const isPosition = by.kind === 'column' && by.column === scene.sheet.position;
  const figure: readonly Selected[] =
    isPosition ||
    names.some(
      ({ expression }) =>
        expression.kind === 'column' && by.kind === 'column' && expression.column === by.column,
    )
      ? []
      : [{ expression: by, name: figureName(scene, label), label }];
  const where = withoutTotals(scene, filters);
  const said = place !== undefined ? `Number ${place} by` : direction === 'desc' ? 'Highest' : 'Lowest';
  const rows = (count ?? 1) > 1 ? ` ${count} rows` : ' row';
  const end = isPosition ? (direction === 'asc' ? 'First' : 'Last') : said;
  return {
    query: queryOf(scene, {
      select: [...names, ...figure],
      where: grouped || isPosition ? where : [...where, known(by)],
      ...(grouped && {
        groupBy: names.map(({ expression }) => expression).filter(({ kind }) => kind === 'column'),
      }),
      first: { count: place ?? count ?? 1, by: sorted, ...(place !== undefined && { only: true as const }) },
      orderBy: [sorted],
    }),
    text: `${end}${isPosition ? rows : ` ${label}`}: ${listed(show.map(({ column }) => labelOf(column)))}${sayFilters(filters)}`,
  };
};
