import { Logger } from '@nestjs/common';
import type { AppError } from '#shared/errors';
import { reasonOf } from '#shared/errors';
import { identityErrors as errors } from '../../contract/errors.js';
import type { OAuthProvider } from './oauth-providers.js';

const log = new Logger('OAuth');

/** The provider, or the way to it, is broken: nothing that the browser brought can be blamed. */
const broken = new Set<unknown>([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

type Named = Error & {
  readonly code?: string;
  readonly error?: string;
  readonly cause?: unknown;
};

/** While its metadata is read: whatever goes wrong is for the operator. */
export function unavailable({ id, name }: OAuthProvider, error: unknown): AppError {
  log.warn({ msg: 'a provider does not answer as it should', provider: id, reason: reasonOf(error) });
  return errors.providerUnavailable({ provider: name });
}

/** What openid-client refuses, in our words; what it does not refuse but breaks of is thrown as it is. */
export function failureOf(provider: OAuthProvider, thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const { name, code, error = '' } = thrown as Named;
  if (name === 'AuthorizationResponseError')
    return errors.providerRefused({ provider: provider.name, reason: wellFormed(error) });
  // Only `invalid_grant` is about the code; a client secret that is wrong, say, is nothing the browser can mend.
  const isBroken =
    name === 'ResponseBodyError' || name === 'WWWAuthenticateChallengeError'
      ? error !== 'invalid_grant'
      : broken.has(code) || thrown.message === 'fetch failed' || isConnection(thrown.cause);
  if (isBroken) return unavailable(provider, thrown);
  if (name !== 'ClientError' && name !== 'ResponseBodyError') return thrown;
  log.log({ msg: 'an answer was refused', provider: provider.id, reason: reasonOf(thrown.cause ?? thrown) });
  return errors.invalidProviderAnswer({ provider: provider.name });
}

const isConnection = (cause: unknown): boolean =>
  cause instanceof TypeError && cause.message === 'fetch failed';

/** Comes from the address bar, and goes into a message. */
const wellFormed = (error: string): string => (/^[\w.-]{1,60}$/.test(error) ? error : 'it does not say why');
