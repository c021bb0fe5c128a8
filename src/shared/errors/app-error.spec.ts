import { expect, it } from 'vitest';
import { defineErrors, listErrors } from '#shared/errors';

it('a second table of errors of the same module is refused, for it would hide the first', () => {
  defineErrors('sample-twice', { one: ['conflict', () => 'One.'] });

  expect(() => defineErrors('sample-twice', { other: ['conflict', () => 'Other.'] })).toThrow(
    /errors of sample-twice/,
  );
  expect(listErrors().map(({ code }) => code)).toContain('sample-twice.one');
});
