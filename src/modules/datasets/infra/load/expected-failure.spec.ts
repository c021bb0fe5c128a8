import { expect, it } from 'vitest';
import { datasetsErrors } from '../../contract/index.js';
import { expectedFailure } from './expected-failure.js';

it.each([
  ['what is an AppError already', datasetsErrors.noTables({ label: 'a' }), 'datasets.noTables'],
  ['no memory', new Error('Out of Memory Error: failed to pin block'), 'datasets.tooLargeForMemory'],
  ['no disk', new Error('IO Error: Could not write file: No space left on device'), 'datasets.diskFull'],
  ['no disk for Node', Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC' }), 'datasets.diskFull'],
])('names %s', (_, error, code) => expect(expectedFailure(error, 512)?.code).toBe(code));

it('leaves bugs and outages to another attempt', () => {
  expect(expectedFailure(new Error('Connection terminated'), 512)).toBeUndefined();
});
