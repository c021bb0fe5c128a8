import { describe, expect, it } from 'vitest';
import { clickhousePlan } from './clickhouse-plan.js';
import { leadsToOthers } from './plan.js';

const expression = (inner: object) => ({ 'Node Type': 'Expression', Plans: [inner] });
const states = {
  'Node Type': 'ReadFromMergeTree',
  Description: 'almanac.states',
  Granules: 1,
  'Prewhere info': {
    'Prewhere filter': { 'Prewhere filter column': "equals(__table2.region, 'South'_String)" },
  },
};
const population = (granules: number, condition: string) => ({
  'Node Type': 'ReadFromMergeTree',
  Description: 'almanac.population',
  Granules: granules,
  Indexes: [{ Type: 'PrimaryKey', Condition: condition, 'Selected Granules': granules }],
});
/** What the server puts in front of a join to be quicker. */
const runtimeFilter = (inner: object) => ({
  'Node Type': 'Filter',
  'Filter Column': '__applyFilter(_runtime_filter_1, __table1.fips)',
  Plans: [inner],
});
const planOf = (plan: object) => clickhousePlan(JSON.stringify([{ Plan: plan }]));

describe('a plan of ClickHouse', () => {
  it('has the tables, what they are joined by, and what rows have to fulfil', () => {
    const join = {
      'Node Type': 'Join',
      Type: 'INNER',
      Clauses: '[(__table1.fips) = (__table2.fips)]',
      Plans: [runtimeFilter(population(24, 'true')), expression(states)],
    };

    expect(planOf(expression({ 'Node Type': 'Aggregating', Plans: [expression(join)] }))).toEqual({
      operator: 'Aggregating',
      kind: 'other',
      estimatedRows: 196_608,
      children: [
        {
          operator: 'INNER Join',
          kind: 'join',
          condition: '(fips) = (fips)',
          estimatedRows: 196_608,
          children: [
            {
              operator: 'ReadFromMergeTree',
              kind: 'scan',
              table: 'population',
              estimatedRows: 196_608,
              children: [],
            },
            {
              operator: 'ReadFromMergeTree',
              kind: 'scan',
              table: 'states',
              condition: "equals(region, 'South'_String)",
              estimatedRows: 8192,
              children: [],
            },
          ],
        },
      ],
    });
  });

  it('knows a look into an index, and a join of everything with everything', () => {
    const found = population(1, "(fips in ['1', '1'])");

    expect(planOf(found)).toMatchObject({ kind: 'index-scan', estimatedRows: 8192 });
    expect(planOf({ 'Node Type': 'Join', Type: 'CROSS', Plans: [found, states] })).toMatchObject({
      kind: 'join',
      estimatedRows: 8192 * 8192,
    });
  });

  it('takes what does not say which table it reads for a table of others', () => {
    const memory = planOf(expression({ 'Node Type': 'ReadFromMemoryStorage' }));

    expect(leadsToOthers(memory, new Set(['states']))).toBe(true);
    expect(leadsToOthers(planOf(states), new Set(['states']))).toBe(false);
  });
});
