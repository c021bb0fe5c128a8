import { defineErrors } from '#shared/errors';

export const liveDatabaseErrors = defineErrors('live-databases', {
  refusedAddress: [
    'invalid',
    (d: { host: string }) =>
      `The host ${d.host} is at a private, loopback or link-local address, which this server does not connect to.`,
  ],
  unreachable: [
    'unavailable',
    (d: { host: string; reason: string }) => `The database at ${d.host} does not answer: ${d.reason}`,
  ],
  paused: [
    'unavailable',
    (d: { host: string; retryAfterSeconds: number }) =>
      `The database at ${d.host} did not answer several times in a row and is left alone for ${d.retryAfterSeconds} seconds.`,
  ],
  rejected: [
    'invalid',
    (d: { host: string; reason: string }) => `The database at ${d.host} refuses the connection: ${d.reason}`,
  ],
});
