import { defineErrors } from '#shared/errors';

export const authErrors = defineErrors('auth', {
  required: [
    'unauthorized',
    () =>
      'Sign in first: send the access token of POST /api/v1/auth/login as "Authorization: Bearer <token>".',
  ],
  invalidAuthorization: [
    'unauthorized',
    () => 'The Authorization header is not understood. Allowed: "Bearer <access token or API key>".',
  ],
  secondFactorRequired: [
    'forbidden',
    () =>
      'This organisation demands a second factor: add one with POST /auth/mfa/totp, or show yours with POST /auth/step-up.',
  ],
  sessionNeeded: [
    'forbidden',
    () => 'An API key cannot do this: send the access token of somebody who signed in.',
  ],
  scopeMissing: [
    'forbidden',
    (d: { needed: string; scopes: readonly string[] }) =>
      `This API key lacks the scope "${d.needed}"; it has ${d.scopes.join(', ')}.`,
  ],
  roleTooLow: [
    'forbidden',
    (d: { role: string; needed: string }) =>
      `Your role in this organisation is "${d.role}"; this needs "${d.needed}" or higher.`,
  ],
});
