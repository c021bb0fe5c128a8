import { defineErrors } from '#shared/errors';

export const identityErrors = defineErrors('identity', {
  emailTaken: ['conflict', (d: { email: string }) => `There already is an account for ${d.email}.`],
  passwordRefused: ['invalid', (d: { reason: string }) => `This password is not allowed: ${d.reason}.`],
  wrongCredentials: ['unauthorized', () => 'The e-mail address or the password is wrong.'],
  tooManyAttempts: [
    'limit',
    (d: { retryAfterSeconds: number }) =>
      `Too many wrong attempts. Try again in ${d.retryAfterSeconds} seconds, or reset the password by e-mail.`,
  ],
  noPassword: [
    'conflict',
    () => 'This account has no password: POST /auth/password/forgot sets one, by e-mail.',
  ],
  wrongPassword: ['forbidden', () => 'The present password is wrong.'],
  passwordExpired: [
    'unauthorized',
    () => 'The password has expired: sign in with it once more, and with a "newPassword" beside it.',
  ],
  invalidResetToken: [
    'unauthorized',
    () => 'The token of the password reset is unknown, was used, or has expired: ask for another one.',
  ],
  invalidVerificationToken: [
    'invalid',
    () =>
      'token: it is unknown, was used, has expired, or is of another account: ask for another one (POST /auth/email/verification).',
  ],
  addressNotVerified: [
    'conflict',
    (d: { email: string }) =>
      `There is an account for ${d.email}, but nobody has shown yet that it is their mailbox: its owner does so by POST /auth/email/verify, or by a reset of the password.`,
  ],
  invalidToken: ['unauthorized', () => 'The access token is not one that this server issued.'],
  tokenExpired: [
    'unauthorized',
    () => 'The access token has expired: trade the refresh token for a new one.',
  ],
  sessionEnded: ['unauthorized', () => 'This session has ended: sign in again.'],
  invalidRefreshToken: ['unauthorized', () => 'The refresh token is unknown or has expired: sign in again.'],
  refreshTokenReused: [
    'unauthorized',
    () => 'The refresh token was used before. The session is ended for everybody who has it: sign in again.',
  ],
  sessionNotFound: ['not-found', (d: { sessionId: string }) => `You have no open session ${d.sessionId}.`],
  invalidApiKey: ['unauthorized', () => 'The API key is unknown, was revoked, or has expired.'],
  apiKeyNotFound: [
    'not-found',
    (d: { apiKeyId: string }) => `There is no API key ${d.apiKeyId} that you could end.`,
  ],
  tooManyApiKeys: [
    'conflict',
    (d: { most: number }) => `Nobody may have more than ${d.most} API keys: revoke one that is not needed.`,
  ],
  clientMissing: [
    'unauthorized',
    () => 'Say which API key it is: "client_id" and "client_secret", or HTTP Basic.',
  ],
  clientTwice: ['invalid', () => 'Send "client_id" and "client_secret", or HTTP Basic, and not both.'],
  scopeNotGranted: [
    'invalid',
    (d: { scopes: readonly string[] }) =>
      `"scope" names something that this API key was not given. Allowed: ${d.scopes.join(' ')}.`,
  ],
  secondFactorNeeded: [
    'unauthorized',
    (d: { challenge: string; methods: readonly string[]; expiresInSeconds: number }) =>
      `One half of the sign-in is done. Send "details.challenge" with a code to POST /auth/mfa/verify within ${d.expiresInSeconds} seconds; methods: ${d.methods.join(', ')}.`,
  ],
  resetNeeded: [
    'unauthorized',
    () =>
      'The password has expired. With a second factor it is replaced by e-mail: POST /auth/password/forgot.',
  ],
  invalidChallenge: [
    'unauthorized',
    () =>
      'This challenge is unknown, was answered, has expired, or was answered wrongly too often: begin again.',
  ],
  wrongCode: ['unauthorized', () => 'The code is wrong, or was used before.'],
  phoneRefused: [
    'invalid',
    (d: { prefixes: readonly string[] }) =>
      `phone: no codes are sent there by this server. Numbers may begin with ${d.prefixes.join(', ')}.`,
  ],
  tooManySms: [
    'limit',
    (d: { retryAfterSeconds: number }) =>
      `Too many text messages within an hour. Try again in ${d.retryAfterSeconds} seconds, or answer another way.`,
  ],
  stepUpNeeded: [
    'forbidden',
    () => 'Confirm that it is you: POST /auth/step-up, then send this request again within 15 minutes.',
  ],
  proofNeeded: [
    'forbidden',
    () =>
      'With a second factor the password does not do: POST /auth/mfa/challenge, then send "challenge", "method" and "code".',
  ],
  passkeyRefused: ['unprocessable', (d: { reason: string }) => `This passkey cannot be added: ${d.reason}.`],
  passkeyExists: ['conflict', () => 'This passkey is known already.'],
  passkeyNotFound: ['not-found', (d: { passkeyId: string }) => `You have no passkey ${d.passkeyId}.`],
  tooManyPasskeys: [
    'conflict',
    (d: { most: number }) => `Nobody may have more than ${d.most} passkeys: remove one that is not needed.`,
  ],
  invalidPasskey: [
    'unauthorized',
    () => 'This passkey is unknown here, or did not sign what it was asked to: begin again.',
  ],
  noSecondFactor: ['conflict', () => 'You have no second factor: POST /auth/mfa/totp adds one.'],
  factorExists: [
    'conflict',
    (d: { kind: string }) => `You have the second factor "${d.kind}" already: remove it first.`,
  ],
  factorNotFound: ['not-found', (d: { kind: string }) => `You have no second factor "${d.kind}".`],
  providerNotFound: [
    'not-found',
    (d: { provider: string; providers: readonly string[] }) =>
      `Nobody signs in with "${d.provider}" here. Allowed: ${d.providers.join(', ')}.`,
  ],
  providerUnavailable: [
    'unavailable',
    (d: { provider: string }) => `${d.provider} does not answer as it should: try again later.`,
  ],
  providerRefused: [
    'unauthorized',
    (d: { provider: string; reason: string }) => `${d.provider} did not let you in: ${d.reason}.`,
  ],
  invalidProviderAnswer: [
    'unauthorized',
    (d: { provider: string }) =>
      `What came back from ${d.provider} does not belong to this sign-in, is too old, or was changed: begin again.`,
  ],
  invalidVisit: [
    'unauthorized',
    () => 'This sign-in was not begun in this browser, was finished before, or took too long: begin again.',
  ],
  invalidSignInCode: [
    'unauthorized',
    () => 'The code is unknown, was used, has expired, or was given to another browser: begin again.',
  ],
  emailNotVerified: [
    'forbidden',
    (d: { provider: string }) =>
      `${d.provider} does not say that your e-mail address is verified: verify it there, or register with a password.`,
  ],
  linkNeeded: [
    'conflict',
    (d: { email: string; provider: string }) =>
      `There already is an account for ${d.email}. Sign in to it as before, then send this code to POST /auth/identities: from then on ${d.provider} opens it too.`,
  ],
  alreadyLinked: [
    'conflict',
    (d: { provider: string }) => `Your account is linked with ${d.provider} already: remove that first.`,
  ],
  linkedElsewhere: [
    'conflict',
    (d: { provider: string }) => `This account at ${d.provider} opens another account here.`,
  ],
  identityNotFound: [
    'not-found',
    (d: { identityId: string }) => `You have no linked identity ${d.identityId}.`,
  ],
  lastWayIn: [
    'conflict',
    () =>
      'This is the only way into your account: set a password (POST /auth/password/forgot), add a passkey or link another identity first.',
  ],
  samlNotConfigured: ['not-found', () => 'This organisation has no SAML identity provider.'],
  samlMetadataUnreadable: [
    'unprocessable',
    (d: { reason: string }) => `The identity provider cannot be used as it is described: ${d.reason}.`,
  ],
  samlCertificateRefused: [
    'unprocessable',
    (d: { reason: string }) => `A certificate of the identity provider cannot be used: ${d.reason}.`,
  ],
  samlRefused: [
    'unauthorized',
    (d: { reason: string }) => `What the identity provider sent is refused: ${d.reason}. Begin again.`,
  ],
  samlLinkNeeded: [
    'unauthorized',
    () =>
      'The identity provider of this organisation cannot vouch for this e-mail address: sign in with your account here, then POST /auth/saml/{organizationId}/link.',
  ],
  samlLinkedElsewhere: [
    'conflict',
    () => 'The identity provider knows you by a name that is linked to another account.',
  ],
  samlNoSeat: [
    'limit',
    () => 'Every seat of this organisation is taken, or nobody joins it now: ask an admin to let you in.',
  ],
  samlNoAccount: [
    'unauthorized',
    () => 'There is no account for you here, and this identity provider may not make one: ask an admin.',
  ],
  invalidSamlCode: [
    'unauthorized',
    () => 'This code is unknown, was traded, has expired, or is for another browser: begin again.',
  ],
  userNotFound: ['not-found', (d: { user: string }) => `There is no account ${d.user}.`],
});
