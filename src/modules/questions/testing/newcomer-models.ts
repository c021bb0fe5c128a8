import { key, measure, modelOf, text } from './sample-source.js';

/** One file, called like the figures in it; its cities come again and again. */
export const visits = modelOf({
  tables: [
    {
      name: 'visitors',
      primaryKey: [],
      rowCount: 20,
      columns: [
        text('city', { meaning: 'city-name', role: 'name', distinctCount: 6 }),
        measure('visitors', { distinctCount: 20 }),
      ],
    },
  ],
  values: { 'visitors.city': ['Paris', 'Rome', 'Oslo'] },
});

/** One file of sales in dollars: to count them and to add them up are two things. */
export const sales = modelOf({
  tables: [
    {
      name: 'sales',
      primaryKey: [],
      rowCount: 20,
      columns: [
        text('region', { distinctCount: 4 }),
        text('product', { distinctCount: 3 }),
        measure('sales', { type: 'decimal', nativeType: 'DECIMAL(18,2)', unit: 'USD', distinctCount: 19 }),
        measure('units', { distinctCount: 9 }),
      ],
    },
  ],
  values: { 'sales.region': ['North', 'South'], 'sales.product': ['Chair', 'Desk'] },
});

/** Estimates of counties with their margins of error. */
export const estimates = modelOf({
  tables: [
    {
      name: 'county_survey',
      synonyms: ['county'],
      primaryKey: ['fips'],
      rowCount: 30,
      columns: [
        key('fips', { type: 'text', meaning: 'county-fips', distinctCount: 30 }),
        text('county', { meaning: 'county-name', role: 'name', distinctCount: 28 }),
        text('state', { meaning: 'state-name', distinctCount: 4 }),
        measure('median_income', { aggregation: 'none', unit: 'USD', distinctCount: 30 }),
        measure('median_income_moe', {
          label: 'Median income margin of error',
          aggregation: 'none',
          marginOfErrorOf: 'median_income',
          distinctCount: 30,
        }),
      ],
    },
  ],
  values: {
    'county_survey.county': ['Orange County', 'Dallas County'],
    'county_survey.state': ['Ohio', 'Texas', 'California', 'Oregon'],
  },
  namesakes: [
    {
      table: 'county_survey',
      column: 'county',
      name: 'Orange County',
      qualifier: 'state',
      qualifiedBy: ['California', 'Texas'],
    },
  ],
});
