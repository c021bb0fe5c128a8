import { expect, it } from 'vitest';
import type { QualityCheck } from '../../contract/quality/index.js';
import { misfitOf } from './fitting.js';

const tables = [
  {
    name: 'orders',
    columns: [
      { name: 'id', type: 'integer' },
      { name: 'customer', type: 'integer' },
      { name: 'note', type: 'text' },
      { name: 'price', type: 'decimal' },
      { name: 'at', type: 'timestamp' },
    ],
  },
  { name: 'customers', columns: [{ name: 'id', type: 'integer' }] },
];
const mostly = 1;
const misfit = (check: QualityCheck, table = 'orders') =>
  misfitOf({ dataSourceId: '', table, name: 'x', severity: 'error', enabled: true, check }, tables);
const range = (column: string, ends: object): QualityCheck => ({ type: 'range', column, ...ends, mostly });
const related = (table: string, column: string, own = 'customer'): QualityCheck => ({
  type: 'relationships',
  column: own,
  to: { table, column },
  mostly,
});

it.each<[QualityCheck]>([
  [{ type: 'not-null', column: 'note', mostly }],
  [{ type: 'unique', columns: ['id', 'at'], mostly }],
  [range('price', { min: 0, max: '10.50' })],
  [range('at', { max: '2026-01-31 12:00' })],
  [related('customers', 'id')],
  [related('customers', 'id', 'price')],
  [{ type: 'freshness', column: 'at', maxAgeHours: 1 }],
  [{ type: 'row-count-drift', maxDecreasePercent: 1 }],
])('a rule fits that names what is there: %j', (check) => {
  expect(misfit(check)).toBeUndefined();
});

it.each<[string, QualityCheck]>([
  ['check.column', { type: 'not-null', column: 'Note', mostly }],
  ['check.columns.1', { type: 'unique', columns: ['id', 'gone'], mostly }],
  ['check.column', range('note', { min: 1 })],
  ['check.min', range('id', { min: 1.5 })],
  ['check.max', range('at', { max: 'tomorrow' })],
  ['check.to.table', related('gone', 'id')],
  ['check.to.column', related('customers', 'gone')],
  ['check.to.column', related('customers', 'id', 'note')],
  ['check.column', { type: 'freshness', column: 'id', maxAgeHours: 1 }],
])('a rule that does not says which field: %s', (field, check) => {
  expect(misfit(check)).toMatchObject({ field });
});

it('names the tables that there are', () => {
  expect(misfit({ type: 'row-count-drift' }, 'gone')).toEqual({
    field: 'table',
    problem: 'there is no "gone"; there are orders, customers',
  });
});
