import { afterEach, describe, expect, it, vi } from 'vitest';
import { ObjectStoreConfig } from './config.js';

describe('the settings of the object store', () => {
  afterEach(() => vi.unstubAllEnvs());

  const s3With = (variables: Record<string, string>) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    return new ObjectStoreConfig().s3;
  };

  it('mean a folder when there is no bucket', () => {
    expect(s3With({})).toBeUndefined();
  });

  it('mean AWS when there is no endpoint, with what the machine is given', () => {
    expect(s3With({ S3_BUCKET: 'almanac', S3_REGION: 'eu-central-1' })).toEqual({
      bucket: 'almanac',
      endpoint: undefined,
      region: 'eu-central-1',
      credentials: undefined,
      pathStyle: false,
    });
  });

  it('mean MinIO with an endpoint', () => {
    const given = {
      S3_BUCKET: 'almanac',
      S3_ENDPOINT: 'http://minio:9000',
      S3_ACCESS_KEY: 'key',
      S3_SECRET_KEY: 'secret',
    };

    expect(s3With(given)).toMatchObject({
      endpoint: 'http://minio:9000',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      pathStyle: true,
    });
    expect(s3With({ ...given, S3_PATH_STYLE: 'off' })).toMatchObject({ pathStyle: false });
  });

  it.each([
    ['S3_BUCKET is not set', { S3_ENDPOINT: 'http://minio:9000' }],
    ['both set', { S3_BUCKET: 'almanac', OBJECT_STORE_FOLDER: '/objects' }],
    ['belong together', { S3_BUCKET: 'almanac', S3_ACCESS_KEY: 'key' }],
    ['give a URL', { S3_BUCKET: 'almanac', S3_ENDPOINT: 'minio:9000' }],
    ['give on or off', { S3_BUCKET: 'almanac', S3_PATH_STYLE: 'yes' }],
  ])('that do not fit together stop the start: %s', (problem, variables) => {
    expect(() => s3With(variables)).toThrow(problem);
  });
});
