import { expect, it } from 'vitest';
import { reasonOf } from '#shared/errors';

it.each([
  ['an error', new Error('No zip file.'), 'No zip file'],
  ['an error of several sentences', new Error('No zip. Or cut off.. '), 'No zip. Or cut off'],
  ['a text', 'nothing there', 'nothing there'],
])('the reason of %s stands before a full stop of ours', (_, given, reason) => {
  expect(reasonOf(given)).toBe(reason);
});
