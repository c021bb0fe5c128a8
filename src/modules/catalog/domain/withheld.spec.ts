import { describe, expect, it } from 'vitest';
import type { ColumnView, SchemaView } from '../contract/views.js';
import { type Withheld, withoutValues, withoutValuesOf } from './withheld.js';

const column: ColumnView = {
  name: 'region',
  label: 'Region',
  type: 'text',
  nativeType: 'VARCHAR',
  role: 'category',
  synonyms: [],
  nullShare: 0.25,
  distinctCount: 37,
  min: 'Alps',
  max: 'Zealand',
  samples: ['Alps'],
};
const table = {
  name: 'Orders',
  label: 'Orders',
  synonyms: [],
  rowCount: 4321,
  columns: [column],
  primaryKey: [],
};
const schema: SchemaView = {
  dataSourceId: 's',
  version: 'v1',
  modelVersion: 'm1',
  dialect: 'duckdb',
  tables: [table, { ...table, name: 'open' }],
  foreignKeys: [],
};

const without = (...tables: string[]): Withheld => ({ tables: new Set(tables), key: 'west' });

describe('the schema for somebody who may not see every row of a table', () => {
  const seen = withoutValues(schema, without('orders'));

  it('has none of its values, and its counts only roughly', () => {
    expect(JSON.stringify(seen.tables[0])).not.toMatch(/Alps|Zealand|4321|37|0\.25/);
    expect(seen.tables[0]).toMatchObject({
      rowCount: 10_000,
      columns: [{ distinctCount: 100, samples: [] }],
    });
  });

  it('says from whom something is withheld, and what', () => {
    expect(seen.withheld).toEqual({ tables: ['Orders'], key: 'west' });
  });

  it('has everything of the other tables', () => {
    expect(seen.tables[1]).toBe(schema.tables[1]);
  });

  it('is another model, the same for all who miss the same tables', () => {
    expect(seen.modelVersion).not.toBe('m1');
    expect(withoutValues(schema, without('orders', 'gone')).modelVersion).toBe(seen.modelVersion);
    expect(withoutValues(schema, without('open')).modelVersion).not.toBe(seen.modelVersion);
    expect(withoutValues(schema, without())).toBe(schema);
  });

  it('comes without the indexed values of the table', () => {
    const values = ['Orders', 'open'].map((name) => ({
      table: name,
      column: 'region',
      values: ['Alps'],
      complete: true,
    }));

    expect(withoutValuesOf(values, without('orders'))).toEqual([values[1]]);
  });
});
