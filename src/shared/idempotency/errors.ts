import { defineErrors } from '#shared/errors';

export const idempotencyErrors = defineErrors('idempotency', {
  invalidKey: ['invalid', () => 'Idempotency-Key must have 1 to 200 visible ASCII characters.'],
  secretAnswer: [
    'invalid',
    () =>
      'This request takes no Idempotency-Key: its answer is a secret, which is shown once and not stored.',
  ],
  keyReused: [
    'conflict',
    () => 'This Idempotency-Key was sent before with another request. A new request needs a new key.',
  ],
  inProgress: [
    'conflict',
    () => 'The request with this Idempotency-Key is still being carried out. Send it again shortly.',
  ],
});
