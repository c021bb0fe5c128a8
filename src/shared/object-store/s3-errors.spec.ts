import { describe, expect, it } from 'vitest';
import { objectStoreErrors } from './errors.js';
import { asStoreError } from './s3-errors.js';

const answered = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
const ofNode = (code: string) => Object.assign(new Error(code), { code });

describe('a failure of S3', () => {
  it.each([
    ['full', answered('XMinioStorageFull', 507)],
    ['full', answered('QuotaExceeded', 403)],
    ['full', ofNode('ENOSPC')],
    ['notFound', answered('NoSuchKey', 404)],
    ['notFound', answered('NotFound', 404)],
    ['refused', answered('NoSuchBucket', 404)],
    ['refused', answered('AccessDenied', 403)],
    ['refused', answered('SignatureDoesNotMatch', 403)],
    ['refused', answered('PermanentRedirect', 301)],
    ['refused', Object.assign(new Error('none'), { name: 'CredentialsProviderError' })],
    ['unreachable', answered('InternalError', 500)],
    ['unreachable', answered('SlowDown', 503)],
    ['unreachable', answered('TooManyRequests', 429)],
    ['unreachable', answered('PreconditionFailed', 412)],
    ['unreachable', answered('Error')],
    ['unreachable', answered('TimeoutError')],
    ['unreachable', ofNode('ECONNRESET')],
    ['unreachable', ofNode('EAI_AGAIN')],
  ])('is %s: %s', (suffix, error) => {
    expect(asStoreError(error, 'k')).toMatchObject({ code: `object-store.${suffix}` });
  });

  it('is left as it is when it is none, or said already', () => {
    const ours = objectStoreErrors.full({ key: 'k' });
    const other = new TypeError('a bug');

    expect(asStoreError(ours, 'k')).toBe(ours);
    expect(asStoreError(other, 'k')).toBe(other);
  });
});
