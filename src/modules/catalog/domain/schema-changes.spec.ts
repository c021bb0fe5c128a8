import { describe, expect, it } from 'vitest';
import type { ColumnView, TableView } from '../contract/index.js';
import { changesBetween } from './schema-changes.js';

const table = (name: string, columns: Readonly<Record<string, string>>): TableView => ({
  ...{ name, label: name, synonyms: [], rowCount: 1, primaryKey: [] },
  columns: Object.entries(columns).map(([column, written]): ColumnView => {
    const [nativeType = '', type = 'integer'] = written.split(':');
    return {
      ...{
        name: column,
        label: column,
        role: 'measure',
        synonyms: [],
        nullShare: 0,
        distinctCount: 1,
        samples: [],
      },
      nativeType,
      type: type as ColumnView['type'],
    };
  }),
});

describe('the changes of a schema', () => {
  const before = [table('order', { id: 'int', amount: 'int' }), table('customer', { id: 'int' })];

  it('are none when nothing was declared otherwise', () => {
    expect(changesBetween(before, before.toReversed())).toEqual([]);
  });

  it('name what was added, and that it breaks nothing', () => {
    const after = [...before.slice(0, 1), table('customer', { id: 'int', city: 'text' }), table('place', {})];

    expect(changesBetween(before, after)).toEqual([
      { kind: 'column-added', table: 'customer', column: 'city', breaking: false },
      { kind: 'table-added', table: 'place', breaking: false },
    ]);
  });

  it('name what is gone, and that it is missed', () => {
    expect(changesBetween(before, [table('order', { id: 'int' })])).toEqual([
      { kind: 'table-removed', table: 'customer', breaking: true },
      { kind: 'column-removed', table: 'order', column: 'amount', breaking: true },
    ]);
  });

  it('tell a larger number from something else', () => {
    const after = [table('order', { id: 'bigint', amount: 'text:text' }), table('customer', { id: 'int' })];

    expect(changesBetween(before, after)).toEqual([
      { kind: 'type-changed', table: 'order', column: 'id', from: 'int', to: 'bigint', breaking: false },
      { kind: 'type-changed', table: 'order', column: 'amount', from: 'int', to: 'text', breaking: true },
    ]);
  });
});
