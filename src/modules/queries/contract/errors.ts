import { defineErrors } from '#shared/errors';

const nearest = (names: readonly string[]) =>
  names.length === 0 ? '' : ` Nearest: ${names.map((name) => `"${name}"`).join(', ')}.`;

export const queriesErrors = defineErrors('queries', {
  refused: ['invalid', (d: { reason: string }) => `This SQL is not allowed: ${d.reason}`],
  notOneSelect: [
    'invalid',
    (d: { reason: string }) => `Exactly one SELECT statement is expected: ${d.reason}`,
  ],
  unknownTable: [
    'invalid',
    (d: { table: string; nearest: readonly string[] }) =>
      `There is no table "${d.table}" in this data source.${nearest(d.nearest)}`,
  ],
  unknownColumn: [
    'invalid',
    (d: { column: string; nearest: readonly string[] }) =>
      `There is no column "${d.column}" in the tables of this statement.${nearest(d.nearest)}`,
  ],
  wrongParameters: [
    'invalid',
    (d: { expected: number; given: number }) =>
      `The statement takes ${d.expected} parameter(s), ${d.given} given.`,
  ],
  failed: ['invalid', (d: { reason: string }) => `The statement cannot be run: ${d.reason}`],
  timedOut: [
    'limit',
    (d: { seconds: number }) =>
      `The statement was stopped after ${d.seconds} s. Ask for less, or aggregate more.`,
  ],
  outOfMemory: [
    'limit',
    () => 'The statement needs more memory than a single one may use. Ask for less, or aggregate more.',
  ],
  cancelled: ['conflict', (d: { id: string }) => `Run ${d.id} was cancelled.`],
  busy: ['unavailable', () => 'Too many statements are waiting for the engine. Try again in a moment.'],
});
