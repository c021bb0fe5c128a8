import { describe, expect, it } from 'vitest';
import { nameColumns, stemOf, TableNames } from './names.js';

describe('names of columns', () => {
  const names = (header: string[], width?: number) => nameColumns(header, width).map(({ name }) => name);

  it('stay as they are when they can', () => {
    expect(nameColumns(['Price ($)'])).toEqual([{ name: 'Price ($)', label: 'Price ($)' }]);
  });

  it('are made where there are none', () =>
    expect(names(['a', ' '], 3)).toEqual(['a', 'column_2', 'column_3']));

  it('are never the same, whatever the case', () => {
    expect(names(['a', 'A', 'a_2', 'column_5', ''])).toEqual(['a', 'A_2', 'a_2_2', 'column_5', 'column_5_2']);
  });

  it('hold no line feeds and no control characters', () => {
    expect(names(['two\r\nlines', '\u0007bell', 'a\u00a0b'])).toEqual(['two lines', 'bell', 'a b']);
  });
});

describe('names of tables', () => {
  it.each([
    ['Sales 2020 (final)', 'sales_2020_final'],
    ['OrderItems', 'order_items'],
    ['2019', 'table_2019'],
    ['Größe', 'große'],
    ['???', 'table'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('%s becomes %s', (wanted, name) => expect(new TableNames().take(wanted)).toBe(name));

  it('are never the same', () => {
    const names = new TableNames();
    expect(['a', 'A', 'a'].map((name) => names.take(name))).toEqual(['a', 'a_2', 'a_3']);
  });
});

it('a file is called without its endings', () => {
  expect(['a.csv', 'a.b.xlsx', 'a.csv.txt', 'folder/a', 'v1.2'].map(stemOf)).toEqual([
    'a',
    'a.b',
    'a',
    'a',
    'v1.2',
  ]);
});
