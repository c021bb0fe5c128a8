import { describe, expect, it } from 'vitest';
import { mayBeAmong, surprise, telling } from './key-values.js';
import type { ColumnProfile } from './profile.js';

const column = (said: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'a',
  heading: 'a',
  type: 'integer',
  nativeType: 'BIGINT',
  nullCount: 0,
  distinctCount: 10,
  exact: true,
  whole: true,
  averageLength: 0,
  samples: [],
  values: [],
  ...said,
});

describe('values that are all among others', () => {
  const ids = (min: number, max: number) => column({ min, max, distinctCount: 30 });

  it('are chance where the others leave no gaps from 1 on', () => {
    expect(surprise(column({}), ids(1, 30))).toBe(0);
  });

  it('are none where there are gaps', () => {
    expect(surprise(column({}), ids(1, 3000))).toBeGreaterThan(telling);
  });

  it('are hardly any where the others begin far from 1', () => {
    expect(surprise(column({}), ids(40_001, 40_030))).toBeGreaterThan(telling);
  });

  it('say less the shorter they are, when they are text', () => {
    const text = (averageLength: number) => column({ type: 'text', averageLength, distinctCount: 4 });

    expect(surprise(text(1), text(1))).toBeLessThan(telling);
    expect(surprise(text(6), text(6))).toBeGreaterThan(telling);
  });

  it('may be whole numbers that were written with a point', () => {
    const decimal = column({ type: 'decimal', nativeType: 'DOUBLE' });

    expect(mayBeAmong(decimal, column({}))).toBe(true);
    expect(mayBeAmong({ ...decimal, whole: false }, column({}))).toBe(false);
    expect(mayBeAmong(column({ type: 'text' }), column({}))).toBe(false);
  });
});
