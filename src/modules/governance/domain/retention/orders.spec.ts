import { expect, it } from 'vitest';
import { orderOf } from './orders.js';

const kind = { kind: 'x', data: 'X', days: 100, leastDays: 1, mostDays: 1000, archiveAfterDays: 10 };
const now = new Date('2026-04-11T00:00:00.000Z');

it('says the usual moments, those of who said otherwise, and none for what is held', () => {
  const terms = [
    { organizationId: 'own', days: 1 },
    { organizationId: 'both', days: 50, archiveAfterDays: 5 },
  ];

  expect(orderOf(kind, { terms, held: ['both', 'held'] }, now)).toEqual({
    kind: 'x',
    removeBefore: '2026-01-01T00:00:00.000Z',
    archiveBefore: '2026-04-01T00:00:00.000Z',
    exceptions: [
      { organizationId: 'own', removeBefore: '2026-04-10T00:00:00.000Z' },
      {
        organizationId: 'both',
        removeBefore: '0001-01-01T00:00:00.000Z',
        archiveBefore: '2026-04-06T00:00:00.000Z',
      },
      {
        organizationId: 'held',
        removeBefore: '0001-01-01T00:00:00.000Z',
        archiveBefore: '2026-04-01T00:00:00.000Z',
      },
    ],
  });
});
