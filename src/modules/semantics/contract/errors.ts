import { defineErrors } from '#shared/errors';

export const semanticsErrors = defineErrors('semantics', {
  termNotFound: ['not-found', (d: { termId: string }) => `Term ${d.termId} does not exist.`],
  nameTaken: [
    'conflict',
    (d: { name: string; term: string }) => `"${d.name}" is a name of the term "${d.term}" already.`,
  ],
  nameTwice: ['unprocessable', (d: { name: string }) => `"${d.name}" is given twice: once is enough.`],
  noSuchTarget: [
    'unprocessable',
    (d: { part: string; given: string; of: string }) =>
      `meaning.${d.part}: there is no ${d.part} "${d.given}" in ${d.of}.`,
  ],
  tooManyTerms: [
    'conflict',
    (d: { most: number }) => `A source has at most ${d.most} terms. Remove some that nobody uses.`,
  ],
});
