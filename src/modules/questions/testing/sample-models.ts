import { key, measure, modelOf, type SampleSource, text, year } from './sample-source.js';

const stateName = { meaning: 'state-name', role: 'name', distinctCount: 4 } as const;
const fips = key('fips', { type: 'text', meaning: 'state-fips', distinctCount: 4 });
const names = ['Ohio', 'Texas', 'California', 'Oregon'];

const placesSource: SampleSource = {
  tables: [
    {
      name: 'states',
      synonyms: ['state'],
      primaryKey: ['fips'],
      rowCount: 4,
      columns: [
        fips,
        text('state', stateName),
        text('region', { meaning: 'region', distinctCount: 3 }),
        text('capital', { meaning: 'city-name', synonyms: ['seat of government'] }),
        measure('land_area', { unit: 'square miles', distinctCount: 4 }),
      ],
    },
    {
      name: 'state_population',
      primaryKey: ['fips', 'year'],
      rowCount: 12,
      columns: [
        fips,
        text('state', stateName),
        year([2000, 2010, 2020]),
        measure('population', { unit: 'people', synonyms: ['people'], distinctCount: 12 }),
      ],
    },
    {
      name: 'state_income',
      primaryKey: ['fips', 'year'],
      rowCount: 4,
      columns: [
        fips,
        text('state', stateName),
        year([2022]),
        measure('median_household_income', { aggregation: 'none', unit: 'USD', synonyms: ['income'] }),
      ],
    },
    {
      name: 'cities',
      synonyms: ['city'],
      primaryKey: [],
      rowCount: 40,
      columns: [
        text('city', { meaning: 'city-name', role: 'name', distinctCount: 38 }),
        text('state', { meaning: 'state-name', distinctCount: 4 }),
        measure('population', { unit: 'people', synonyms: ['people'], distinctCount: 40 }),
      ],
    },
  ],
  keys: [
    'state_population.fips -> states.fips',
    'state_income.fips -> states.fips',
    'cities.state -> states.state',
  ],
  values: {
    'states.state': names,
    'states.region': ['Midwest', 'South', 'West'],
    'states.capital': ['Columbus', 'Austin', 'Sacramento', 'Salem'],
    'state_population.state': names,
    'state_income.state': names,
    'cities.city': ['Springfield', 'Columbus', 'Austin', 'Tiny', 'Oregon'],
    'cities.state': names,
  },
  namesakes: [
    {
      table: 'cities',
      column: 'city',
      name: 'Springfield',
      qualifier: 'state',
      qualifiedBy: ['Oregon', 'Ohio'],
    },
    { table: 'cities', column: 'city', name: 'Columbus', qualifier: 'state', qualifiedBy: ['Ohio'] },
    { table: 'cities', column: 'city', name: 'Austin', qualifier: 'state', qualifiedBy: ['Texas'] },
    { table: 'cities', column: 'city', name: 'Oregon', qualifier: 'state', qualifiedBy: ['Ohio'] },
    {
      table: 'cities',
      column: 'city',
      name: 'Tiny',
      qualifier: 'state',
      qualifiedBy: ['Texas'],
      obscure: true,
    },
  ],
};

const shopSource: SampleSource = {
  tables: [
    {
      name: 'customers',
      synonyms: ['customer'],
      primaryKey: ['id'],
      columns: [
        key('id'),
        text('name', { role: 'name', distinctCount: 10 }),
        text('country'),
        text('sex', { distinctCount: 2 }),
        measure('age', { aggregation: 'average', distinctCount: 8 }),
      ],
    },
    {
      name: 'orders',
      synonyms: ['order'],
      primaryKey: ['id'],
      columns: [
        key('id'),
        key('customer_id', { distinctCount: 7 }),
        text('status'),
        measure('amount', { unit: 'USD' }),
        text('order_date', {
          type: 'date',
          nativeType: 'DATE',
          role: 'time',
          min: '2020-01-01',
          max: '2024-12-31',
        }),
      ],
    },
    {
      name: 'products',
      synonyms: ['product'],
      primaryKey: ['id'],
      columns: [
        key('id'),
        text('product_name', { role: 'name', distinctCount: 10 }),
        measure('price', { aggregation: 'average' }),
      ],
    },
    {
      name: 'order_items',
      primaryKey: ['order_id', 'product_id'],
      columns: [key('order_id'), key('product_id'), measure('quantity')],
    },
  ],
  keys: [
    'orders.customer_id -> customers.id',
    'order_items.order_id -> orders.id',
    'order_items.product_id -> products.id',
  ],
  values: {
    'customers.name': ['Ann Lee', 'Bob Ray'],
    'customers.country': ['France', 'Spain', 'Italy'],
    'customers.sex': ['F', 'M'],
    'orders.status': ['shipped', 'open'],
    'products.product_name': ['Lamp', 'Desk', 'Chair'],
  },
};

/** States with figures by year, and cities in them. */
export const places = modelOf(placesSource);

/** Customers, their orders, and what was ordered. */
export const shop = modelOf(shopSource);

/** The same two as live databases. */
export const postgresqlPlaces = modelOf(placesSource, 'postgresql');
export const postgresqlShop = modelOf(shopSource, 'postgresql');
export const mysqlPlaces = modelOf(placesSource, 'mysql');
export const mysqlShop = modelOf(shopSource, 'mysql');
export const clickhousePlaces = modelOf(placesSource, 'clickhouse');
export const clickhouseShop = modelOf(shopSource, 'clickhouse');
