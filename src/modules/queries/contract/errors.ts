import { defineErrors } from '#shared/errors';

const nearest = (names: readonly string[]) =>
  names.length === 0 ? '' : ` Nearest: ${names.map((name) => `"${name}"`).join(', ')}.`;

export const queriesErrors = defineErrors('queries', {
  refused: ['invalid', (d: { reason: string }) => `This SQL is not allowed: ${d.reason}`],
  behindPolicies: [
    'forbidden',
    (d: { source: string }) =>
      `The data source "${d.source}" was made of this file, and row policies keep rows of it from you: ask the source.`,
  ],
  policyUnfit: [
    'conflict',
    (d: { table: string; policies: readonly string[]; reason: string }) =>
      `The row policies of the table "${d.table}" do not fit it: ${d.reason}. No statement on this data source is run until an admin has changed them.`,
  ],
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
  engineEnded: [
    'unavailable',
    () =>
      'The engine that ran the statement has ended, and nothing else with it. Try again, or ask for less.',
  ],
  resultTooLarge: [
    'limit',
    (d: { megabytes: number }) =>
      `The result is larger than ${d.megabytes} MB. Ask for fewer rows or columns, or aggregate more.`,
  ],
  unknownRun: [
    'not-found',
    (d: { id: string }) => `There is no run ${d.id}, or it is too long ago to give its result again.`,
  ],
  tooMany: [
    'limit',
    (d: { accepted: number; retryAfterSeconds: number }) =>
      `${d.accepted} statements of this organisation are on their way already. Try again in ${d.retryAfterSeconds} s.`,
  ],
  stopping: [
    'unavailable',
    () => 'The server is about to stop, and the statement with it. Try again shortly.',
  ],
  idInUse: [
    'conflict',
    (d: { id: string }) =>
      `There was a run with the id ${d.id} already. Allowed: an id of its own for each run.`,
  ],
  notCached: [
    'not-found',
    (d: { hash: string }) =>
      `Nothing is remembered under ${d.hash}, or not any more: run the statement again.`,
  ],
  fileKind: [
    'invalid',
    (d: { format: string; allowed: string }) =>
      `A file of the format ${d.format} cannot be asked directly: make a data source of it. Allowed: ${d.allowed}.`,
  ],
  noPlan: [
    'invalid',
    (d: { dialect: string }) =>
      `The statement is allowed, but this source, which speaks ${d.dialect}, tells no plan that could be shown: its server is too old.`,
  ],
  cancelled: ['conflict', (d: { id: string }) => `Run ${d.id} was cancelled.`],
  busy: ['unavailable', () => 'Too many statements are waiting for the engine. Try again in a moment.'],
});
