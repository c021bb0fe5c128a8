import { defineErrors } from '#shared/errors';

export const idempotencyErrors = defineErrors('idempotency', {
  invalidKey: ['invalid', () => 'Idempotency-Key must have 1 to 200 visible ASCII characters.'],
  keyReused: [
    'conflict',
    () => 'This Idempotency-Key was sent before with another request. A new request needs a new key.',
  ],
  inProgress: [
    'conflict',
    () => 'The request with this Idempotency-Key is still being carried out. Send it again shortly.',
  ],
});
