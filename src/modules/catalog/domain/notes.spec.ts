import { describe, expect, it } from 'vitest';
import type { ColumnView } from '../contract/views.js';
import { withNotes } from './notes.js';

const column: ColumnView = {
  name: 'n',
  label: 'N',
  type: 'integer',
  nativeType: 'BIGINT',
  role: 'measure',
  aggregation: 'sum',
  synonyms: [],
  nullShare: 0,
  distinctCount: 3,
  samples: [],
};
const schema = {
  foreignKeys: [],
  tables: [{ name: 't', label: 'T', synonyms: [], rowCount: 3, primaryKey: [], columns: [column] }],
};
const noted = (note: object, about: object = {}) =>
  withNotes(schema, [{ table: 't', ...about, columns: { n: note } }]).tables[0];

describe('notes', () => {
  it('win over what was inferred, and leave the rest', () => {
    expect(noted({ label: 'Households', unit: 'households' })?.columns[0]).toEqual({
      ...column,
      label: 'Households',
      unit: 'households',
    });
  });

  it('take the aggregation from a column that is no measure', () => {
    expect(noted({ role: 'key' })?.columns[0]).not.toHaveProperty('aggregation');
  });

  it('give columns the source of their table, unless they have their own', () => {
    const about = { source: 'census', vintage: '2020' };

    expect(noted({}, about)?.columns[0]).toMatchObject(about);
    expect(noted({ source: 'survey' }, about)?.columns[0]).toMatchObject({
      source: 'survey',
      vintage: '2020',
    });
  });

  it('about tables and columns that are not there change nothing', () => {
    expect(withNotes(schema, [{ table: 'gone', columns: { x: { label: 'X' } } }])).toEqual(schema);
  });
});
