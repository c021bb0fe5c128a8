import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GetBoundaries, GetStates } from '#modules/census';
import type { ChartColumn, ChartData } from '#modules/charts';
import { stubQuery } from '#shared/testing';

const require = createRequire(import.meta.url);
const atlas = (type: string): string => readFileSync(require.resolve(`us-atlas/${type}-10m.json`), 'utf8');

interface Shape {
  readonly id: string;
  readonly properties: { readonly name: string };
}

const shapesOf = (type: 'states' | 'counties'): Shape[] => JSON.parse(atlas(type)).objects[type].geometries;

/** The real names and codes; the abbreviations are only as good as a test needs. */
export const states = shapesOf('states')
  .filter(({ id }) => Number(id) < 57)
  .map(({ id, properties: { name } }) => ({ fips: id, name, abbreviation: id, region: '', division: '' }));

/** What `census` answers, from the same boundaries that the product is built with. */
export const censusStubs = [
  stubQuery(GetBoundaries, ({ type }) => ({ type, topojson: atlas(type), etag: '"1"' })),
  stubQuery(GetStates, () => states),
];

/** Always the same "random" share between 0 and 1. */
const noise = (seed: number): number => {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return value - Math.floor(value);
};

const state: ChartColumn = {
  name: 'state',
  label: 'State',
  type: 'text',
  role: 'name',
  meaning: 'state-name',
};
const year: ChartColumn = { name: 'year', label: 'Year', type: 'integer', role: 'time', meaning: 'year' };
const population: ChartColumn = {
  name: 'population',
  label: 'Population',
  type: 'integer',
  role: 'measure',
  unit: 'people',
  aggregation: 'sum',
};
const income: ChartColumn = {
  name: 'median_household_income',
  label: 'Median household income',
  type: 'integer',
  role: 'measure',
  unit: 'USD',
  aggregation: 'none',
};
const rate: ChartColumn = {
  name: 'unemployment_rate',
  label: 'Unemployment rate',
  type: 'decimal',
  role: 'measure',
  unit: 'percent',
  aggregation: 'average',
};
const county: ChartColumn = {
  name: 'county',
  label: 'County',
  type: 'text',
  role: 'name',
  meaning: 'county-name',
};
const fips: ChartColumn = { name: 'fips', label: 'FIPS', type: 'text', role: 'key', meaning: 'county-fips' };

const incomes: ChartData = {
  columns: [state, income],
  rows: [
    ['Maryland', 94991],
    ['New Jersey', 96346],
    ['Massachusetts', 94488],
    ['Hawaii', 92458],
    ['New Hampshire', 89992],
  ],
};

const census = [
  [1990, 12937926, 17990455, 16986510, 29760021],
  [2000, 15982378, 18976457, 20851820, 33871648],
  [2010, 18801310, 19378102, 25145561, 37253956],
  [2020, 21538187, 20201249, 29145505, 39538223],
] as const;
const growing = ['Florida', 'New York', 'Texas', 'California'];

const overTime: ChartData = {
  columns: [state, year, population],
  rows: census.flatMap(([at, ...counts]) => counts.map((count, index) => [growing[index] ?? '', at, count])),
};

const oneLine: ChartData = {
  columns: [year, population],
  rows: census.map(([at, florida]) => [at, florida]),
};

const daily: ChartData = {
  columns: [
    { name: 'day', label: 'Day', type: 'date', role: 'time' },
    { name: 'orders', label: 'Orders', type: 'integer', role: 'measure' },
  ],
  rows: Array.from({ length: 120 }, (_, day) => [
    new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
    Math.round(200 + day + 60 * noise(day)),
  ]),
};

const points: ChartData = {
  columns: [state, income, rate],
  rows: states.map(({ name }, index) => [
    name,
    Math.round(55000 + 40000 * noise(index)),
    3 + 5 * noise(index + 99),
  ]),
};

const spread: ChartData = {
  columns: [rate],
  rows: Array.from({ length: 400 }, (_, i) => [
    Math.round((4 + 3 * (noise(i) + noise(i + 7) + noise(i + 13))) * 10) / 10,
  ]),
};

const parts: ChartData = {
  columns: [
    { name: 'bracket', label: 'Income bracket', type: 'text', role: 'category' },
    {
      name: 'share',
      label: 'Share of households',
      type: 'decimal',
      role: 'measure',
      unit: 'percent',
      aggregation: 'average',
    },
  ],
  rows: [
    ['under $25,000', 18.2],
    ['$25,000 to $49,999', 20.9],
    ['$50,000 to $99,999', 31.4],
    ['$100,000 to $149,999', 16.1],
    ['$150,000 and more', 13.4],
  ],
};

const ages: ChartData = {
  columns: [
    { name: 'age', label: 'Age', type: 'integer', role: 'category' },
    { name: 'sex', label: 'Sex', type: 'text', role: 'category' },
    population,
  ],
  rows: Array.from({ length: 18 }, (_, i) => i * 5).flatMap((age) => [
    [age, 'men', Math.round(4_600_000 * Math.exp(-age / 38))],
    [age, 'women', Math.round(4_500_000 * Math.exp(-age / 40))],
  ]),
};

const byState: ChartData = {
  columns: [state, population],
  rows: states.map(({ name }, index) => [name, Math.round(600_000 + 38_000_000 * noise(index) ** 4)]),
};

const counties = shapesOf('counties').filter(({ id }) => Number(id.slice(0, 2)) < 57);
const countyRows = (within: string): ChartData['rows'] =>
  counties
    .filter(({ id }, index) => id.startsWith(within) && index % 17 !== 0)
    .map(({ id, properties: { name } }) => [
      id,
      name,
      Math.round((3 + 12 * noise(Number(id)) ** 2) * 10) / 10,
    ]);

const californiaRates: ChartData = { columns: [fips, county, rate], rows: countyRows('06') };
const allRates: ChartData = { columns: [fips, county, rate], rows: countyRows('') };
const alaskaRates: ChartData = { columns: [fips, county, rate], rows: countyRows('02') };

/** One table for each picture worth looking at. */
export const samples = {
  bar: { data: incomes, title: 'Top 5 states by median household income in 2022' },
  line: { data: oneLine, title: 'Population of Florida by year' },
  lines: { data: overTime, title: 'Population of Florida, New York, Texas and California since 1990' },
  daily: { data: daily, title: 'Orders by day' },
  scatter: { data: points, title: 'Median household income and unemployment rate by state' },
  histogram: { data: spread, title: 'Unemployment rate of counties' },
  pie: { data: parts, title: 'Households by income bracket in Mississippi' },
  grouped: { data: ages, title: 'Population by age group in 1900, men versus women' },
  states: { data: byState, title: 'Population by state in 2020' },
  california: { data: californiaRates, title: 'Unemployment rate by county in California' },
  alaska: { data: alaskaRates, title: 'Unemployment rate by county in Alaska' },
  counties: { data: allRates, title: 'Unemployment rate by county' },
} satisfies Record<string, { data: ChartData; title: string }>;
