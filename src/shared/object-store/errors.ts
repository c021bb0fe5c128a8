import { defineErrors } from '#shared/errors';

export const objectStoreErrors = defineErrors('object-store', {
  badKey: [
    'invalid',
    (d: { key: string }) =>
      `"${d.key.slice(0, 100)}" is no object key: at most 512 letters, digits, ".", "_" and "-" in parts separated by "/", none of which starts with a dot.`,
  ],
  notFound: ['not-found', (d: { key: string }) => `Object ${d.key} does not exist.`],
  full: [
    'unavailable',
    (_: { key: string }) =>
      'The storage of this server is full. Nothing was stored; free some space and try again.',
  ],
  unreachable: [
    'unavailable',
    (_: { reason: string }) =>
      'The object storage behind this server does not answer. Nothing was changed; try again.',
  ],
  refused: [
    'unavailable',
    (d: { reason: string }) =>
      `The object storage refuses this server (${d.reason}): its operator has to look at the S3 settings and rights.`,
  ],
});
