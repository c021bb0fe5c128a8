import { defineErrors } from '#shared/errors';

export const rateLimitsErrors = defineErrors('rate-limits', {
  exceeded: [
    'limit',
    (d: { limit: number; windowSeconds: number; retryAfterSeconds: number }) =>
      `More than ${d.limit} requests in ${d.windowSeconds} seconds. Try again in ${d.retryAfterSeconds} seconds.`,
  ],
});
