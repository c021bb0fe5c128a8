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
  keyWithoutSecondFactor: [
    'forbidden',
    () =>
      'This organisation demands a second factor, and nobody had shown one when this API key was made: make another.',
  ],
  networkNotAllowed: [
    'forbidden',
    (d: { address: string }) =>
      `This organisation is open from certain networks only, and ${d.address} is in none of them.`,
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
    (d: { role: string; permission: string; needed: string }) =>
      `Your role in this organisation is "${d.role}"; this needs the permission "${d.permission}", which roles have from "${d.needed}" on.`,
  ],
  memberSuspended: [
    'forbidden',
    () => 'An admin has suspended your membership of this organisation. Your others go on.',
  ],
  organizationSuspended: [
    'forbidden',
    () =>
      'This organisation is suspended: nobody can work in it until the operator of the server lifts that.',
  ],
  organizationDeleted: [
    'forbidden',
    () =>
      'This organisation was deleted. Until its data is erased an admin can restore it: POST /organizations/{id}/restore.',
  ],
});
