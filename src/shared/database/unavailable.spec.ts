import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { expect, it } from 'vitest';
import { isConnectionFailure, isStorageFull, unavailable } from './unavailable.js';

const failed = (code: string) =>
  new QueryFailedError('insert', [], Object.assign(new DatabaseError('failed', 6, 'error'), { code }));

it.each([
  ['53100', 'database.full', false],
  ['57P01', 'database.unavailable', true],
])('a statement that ended with %s is told as %s', (state, code, lost) => {
  expect(unavailable(failed(state))).toMatchObject({ code, kind: 'unavailable' });
  expect(isConnectionFailure(failed(state))).toBe(lost);
  expect(isStorageFull(failed(state))).toBe(!lost);
});
