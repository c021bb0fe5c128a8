import { AppError } from '#shared/errors';
import { isCode, isFull } from './error-codes.js';
import { objectStoreErrors as errors } from './errors.js';

/** What S3 and its kin say when nothing more fits. */
const fullNames = [
  'XMinioStorageFull',
  'XMinioAdminBucketQuotaExceeded',
  'QuotaExceeded',
  'InsufficientCapacity',
];
const insufficientStorage = 507;

/** Worth another try later: too many requests, two writers at once, or an object that changed while it was read. */
const passing = [408, 409, 412, 429];

const networkCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
];
const networkNames = ['TimeoutError', 'NetworkingError', 'CertificateError'];

/** What the client adds to every error of its own; without a status, there was no answer. */
interface Answered extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
}

const isAnswered = (error: unknown): error is Answered => error instanceof Error && '$metadata' in error;

/** An expected failure of the storage in our words; anything else stays what it is. */
export function asStoreError(error: unknown, key: string): unknown {
  if (error instanceof AppError) return error;
  if (isFull(error)) return errors.full({ key });
  if (isCode(error, ...networkCodes) || (error instanceof Error && networkNames.includes(error.name)))
    return errors.unreachable({ reason: String(error) });
  if (error instanceof Error && error.name === 'CredentialsProviderError')
    return errors.refused({ reason: 'no credentials' });
  return isAnswered(error) ? answerOf(error, key) : error;
}

function answerOf(error: Answered, key: string): unknown {
  const { httpStatusCode: status } = error.$metadata;
  const reason = `${error.name} ${status ?? ''}`.trim();
  if (status === insufficientStorage || fullNames.includes(error.name)) return errors.full({ key });
  if (status === undefined || status >= 500 || passing.includes(status))
    return errors.unreachable({ reason });
  if (status === 404 && error.name !== 'NoSuchBucket') return errors.notFound({ key });
  return errors.refused({ reason });
}
