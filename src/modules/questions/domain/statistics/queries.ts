import type { Column } from '../model/schema-graph.js';
import { percentOf } from '../query/expressions.js';
import { columnOf, type Predicate, type Query, type Selected } from '../query/query.js';
import { isArea } from './geographies.js';
import type { Place } from './places.js';
import type { Series } from './series.js';

/** The years that figures are asked for; a series has each of them. */
export interface Years {
  readonly from?: number;
  readonly to?: number;
  /** These alone. */
  readonly only?: readonly number[];
}

const equals = (column: Column, values: readonly (string | number)[]): Predicate => ({
  kind: 'in',
  left: columnOf(column),
  values,
  negated: false,
});

const compared = (column: Column, op: '>=' | '<=', value: number): Predicate => ({
  kind: 'compare',
  left: columnOf(column),
  op,
  right: { kind: 'literal', value },
});

/** Rows of the years; all, where the table is of one year. */
export const inYears = ({ indicator: { time } }: Series, { from, to, only }: Years): readonly Predicate[] => {
  if (!time) return [];
  if (only) return [equals(time, only)];
  if (from !== undefined && from === to) return [equals(time, [from])];
  return [
    ...(from === undefined ? [] : [compared(time, '>=', from)]),
    ...(to === undefined ? [] : [compared(time, '<=', to)]),
  ];
};

const stateColumn = ({ indicator: { geography } }: Series): Column | undefined =>
  geography.level === 'state' ? geography.name : geography.within;

/** The states of an area, as the table says itself, as another one does, or as they are known. */
const ofArea = (series: Series, { level, name, states, told }: Place): Predicate | undefined => {
  const within = stateColumn(series);
  const own = isArea(level) ? series.indicator.geography.areas[level] : undefined;
  if (own) return equals(own, [name]);
  if (states) return within && equals(within, states);
  return (
    within &&
    told && {
      kind: 'member',
      on: [within],
      negated: false,
      query: {
        ...{ root: told.state.table, joins: [], distinct: false, groupBy: [], having: [], orderBy: [] },
        select: [selectedColumn(told.state)],
        where: [equals(told.area, [name])],
      },
    }
  );
};

const ofOnePlace = (series: Series, place: Place): Predicate | undefined => {
  const { level, name, stored } = place;
  const { geography } = series.indicator;
  const within = stateColumn(series);
  if (level === 'nation' || !geography.name) return undefined;
  if (isArea(level)) return ofArea(series, place);
  if (level === 'state') return within && equals(within, [name]);
  const own = stored.get(geography.name.id);
  const named = own && equals(geography.name, [own.name]);
  if (!named || own.state === undefined || !geography.within) return named;
  return { kind: 'all', of: [named, equals(geography.within, [own.state])] };
};

const isIn = (predicate: Predicate): readonly Predicate[] => {
  if (predicate.kind === 'in' || predicate.kind === 'member') return [{ ...predicate, negated: true }];
  return predicate.kind === 'all' ? predicate.of.flatMap(isIn) : [];
};

/** Rows of all other places. */
export const notOfPlaces = (series: Series, places: readonly Place[] = []): readonly Predicate[] =>
  places.flatMap((place) => {
    const [first, ...others] = [ofOnePlace(series, place) ?? []].flat().flatMap(isIn);
    if (!first) return [];
    return others.length > 0 ? [{ kind: 'any', of: [first, ...others] }] : [first];
  });

/** Rows of these places, or within them. */
export const ofPlaces = (series: Series, places: readonly Place[]): readonly Predicate[] => {
  const states = places.filter(({ level }) => level === 'state');
  const within = stateColumn(series);
  if (states.length === places.length && within && states.length > 0)
    return [
      equals(
        within,
        states.map(({ name }) => name),
      ),
    ];
  const each = places.flatMap((place) => ofOnePlace(series, place) ?? []);
  const [only] = each;
  return each.length > 1 ? [{ kind: 'any', of: each }] : only ? [only] : [];
};

/** What tells the places apart, at the level they are asked for. */
export const labelsOf = (series: Series, level: Place['level']): readonly Column[] => {
  const { geography } = series.indicator;
  if (level === 'nation') return [];
  if (level === 'state') return [stateColumn(series)].flatMap((column) => column ?? []);
  if (isArea(level)) return [geography.areas[level]].flatMap((column) => column ?? []);
  return [geography.name, geography.within].flatMap((column) => column ?? []);
};

export const selectedColumn = (column: Column): Selected => ({
  expression: columnOf(column),
  name: column.name,
  label: column.view.label,
});

/** The figure itself, added up where a place has several rows. */
export const figureOf = (series: Series): Selected => {
  const {
    indicator: { column },
    summed,
    part,
    ratio,
  } = series;
  if (ratio)
    return {
      expression: percentOf(ratio.top, ratio.whole),
      name: `${column.name}_percent`,
      label: `${column.view.label} in percent`,
    };
  const label = part === undefined ? column.view.label : `${column.view.label}: ${part}`;
  const of = columnOf(column);
  const name = summed ? `total_${column.name}` : column.name;
  return { expression: summed ? { kind: 'aggregate', agg: 'sum', of } : of, name, label };
};

export const known = ({ indicator: { column } }: Series): Predicate => ({
  kind: 'known',
  of: columnOf(column),
});

export const queryOf = (series: Series, parts: Pick<Query, 'select' | 'where'> & Partial<Query>): Query => ({
  root: series.indicator.column.table,
  joins: [],
  distinct: false,
  groupBy: series.summed
    ? parts.select.map(({ expression }) => expression).filter(({ kind }) => kind === 'column')
    : [],
  having: [],
  orderBy: [],
  ...parts,
  where: [...series.only, ...parts.where],
});
