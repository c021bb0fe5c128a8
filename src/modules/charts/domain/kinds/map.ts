import { type Json, shortText, titleOf, tooltipOf } from '../formats.js';
import { type MapClass, mapClasses } from '../map-classes.js';
import { fipsOf, type PlaceColumn, placeColumnOf } from '../places.js';
import { dimensionsOf, type Field, measuresOf, type Table } from '../table.js';
import { framed, missingColour } from '../theme.js';
import { valuesOf } from '../values.js';
import type { ChartKind } from './kind.js';

const fewestStates = 20;
const fewestCounties = 5;
const fipsName = 'map_fips';
const className = 'map_class';
const noData = 'no data';
const shapeParts = ['id', 'type', 'geometry', 'properties', 'bbox'];

interface Layout extends PlaceColumn {
  readonly measure: Field;
  /** Of each row; undefined where the row belongs to no shape. */
  readonly fips: readonly (string | undefined)[];
}

function layoutOf(table: Table): Layout | undefined {
  const place = placeColumnOf(table);
  const [measure, another] = measuresOf(table);
  if (!place || !measure || another) return undefined;
  const fips = table.rows.map((row) => fipsOf(row[place.field.index], place.field, table.states));
  return { ...place, measure, fips };
}

function problem(table: Table): string | undefined {
  const layout = layoutOf(table);
  if (!layout) return 'a map needs one measure, and a US state or county in each row';
  const known = layout.fips.filter((fips) => fips !== undefined);
  if (known.length === 0) return 'no row names a US state or county';
  return new Set(known).size === known.length ? undefined : 'there are several rows for one place';
}

function suits(table: Table): string | undefined {
  const layout = layoutOf(table);
  const places = layout?.fips.filter((fips) => fips !== undefined).length ?? 0;
  if (layout?.shapes === 'counties')
    return places >= fewestCounties ? 'there is an amount for each county' : undefined;
  return places >= fewestStates ? 'there is an amount for most states' : undefined;
}

function spec(table: Table, title: string): Json {
  const layout = layoutOf(table);
  if (!layout) return {};
  const { shapes, fips } = layout;
  const states = new Set(fips.filter((one) => one !== undefined).map((one) => one.slice(0, 2)));
  const [only] = states;
  const zoom = shapes === 'counties' && states.size === 1 && only !== undefined ? only : undefined;
  const outlines = shapes === 'counties' && zoom === undefined ? [stateOutlines] : [];
  return framed(title, {
    ...(zoom === undefined ? { width: 680, height: 430 } : { width: 520, height: 460 }),
    projection: { type: 'albersUsa' },
    layer: [shapesLayer(table, layout, zoom), ...outlines],
  });
}

const boundaries = (type: 'states' | 'counties'): Json => ({
  url: `/api/v1/data/boundaries/${type}`,
  format: { type: 'topojson', feature: type },
});

const stateOutlines: Json = {
  data: boundaries('states'),
  mark: { type: 'geoshape', filled: false, stroke: '#ffffff', strokeWidth: 1 },
};

function shapesLayer(table: Table, layout: Layout, zoom: string | undefined): Json {
  const measure = besideShapes(layout.measure);
  const details = dimensionsOf(table)
    .filter(({ column }) => column.meaning !== 'county-fips')
    .map(besideShapes);
  const classes = mapClasses(measure);
  const { shapes } = layout;
  const inside = zoom === undefined ? [] : [{ filter: `substring(datum.id, 0, 2) === '${zoom}'` }];
  const data = { values: joinable(table, { ...layout, measure, details, classes }) };
  const fields = [...details, measure].map(({ name }) => name);
  const joined = classes.length === 0 ? fields : [...fields, className];
  return {
    data: boundaries(shapes),
    transform: [
      ...inside,
      { lookup: 'id', from: { data, key: fipsName, fields: joined } },
      ...(classes.length === 0 ? [] : [{ calculate: `datum.${className} || '${noData}'`, as: className }]),
    ],
    mark: {
      type: 'geoshape',
      invalid: 'show',
      stroke: '#ffffff',
      strokeWidth: shapes === 'states' || zoom ? 0.8 : 0.25,
    },
    encoding: {
      color: classes.length === 0 ? amountColour(measure) : classColour(measure, classes),
      tooltip: [
        { field: 'properties.name', type: 'nominal', title: shapes === 'states' ? 'State' : 'County' },
        ...details.filter(({ part }) => part === 'category').map(tooltipOf),
        tooltipOf(measure),
      ],
    },
  };
}

/** A column must not take the place of what a shape itself is made of. */
const besideShapes = (field: Field): Field =>
  shapeParts.includes(field.name) ? { ...field, name: `data_${field.name}` } : field;

interface Joinable extends Layout {
  readonly details: readonly Field[];
  readonly classes: readonly MapClass[];
}

/** The rows that belong to a shape, with its FIPS code. */
function joinable(table: Table, { fips, measure, details, classes }: Joinable): Json[] {
  return valuesOf(table, [...details, measure]).flatMap((row, index) => {
    const place = fips[index];
    if (place === undefined) return [];
    const amount = row[measure.name];
    const inClass = typeof amount === 'number' ? classes.find(({ end }) => amount < end) : undefined;
    return [{ ...row, [fipsName]: place, ...(inClass && { [className]: inClass.label }) }];
  });
}

/** Around zero two colours, else one that grows darker. */
function amountColour(measure: Field): Json {
  const crossesZero =
    measure.numbers.some((value) => value < 0) && measure.numbers.some((value) => value > 0);
  return {
    field: measure.name,
    type: 'quantitative',
    title: titleOf(measure),
    scale: crossesZero ? { scheme: 'blueorange', domainMid: 0 } : { scheme: 'blues' },
    legend: { labelExpr: shortText(measure, 'datum.value'), gradientLength: 180 },
  };
}

const classColour = (measure: Field, classes: readonly MapClass[]): Json => ({
  field: className,
  type: 'nominal',
  title: titleOf(measure),
  scale: {
    domain: [...classes.map(({ label }) => label), noData],
    range: [...classes.map(({ colour }) => colour), missingColour],
  },
  legend: { symbolType: 'square', symbolSize: 160 },
});

export const map: ChartKind = { type: 'map', problem, suits, spec };
