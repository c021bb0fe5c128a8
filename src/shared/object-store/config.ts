import { z } from 'zod';
import { ConfigError, defineConfig, setting } from '#shared/config';

const onOff = z.enum(['on', 'off'], { error: 'give on or off' }).transform((word) => word === 'on');

const settings = {
  folder: setting('OBJECT_STORE_FOLDER', z.string().optional(), {
    description:
      'The folder that keeps uploads and dataset versions. Replicas that work together must all see the same one, or use one bucket (`S3_BUCKET`). Left out: `objects` in the data folder.',
  }),
  bucket: setting('S3_BUCKET', z.string().min(3, { error: 'give the name of a bucket' }).optional(), {
    description: 'The bucket that keeps uploads and dataset versions, instead of a folder. It must exist.',
  }),
  endpoint: setting(
    'S3_ENDPOINT',
    z.url({ protocol: /^https?$/, error: 'give a URL like https://minio:9000' }).optional(),
    { description: 'The address of MinIO or another server that speaks S3. Left out: that of AWS.' },
  ),
  region: setting('S3_REGION', z.string().default('us-east-1'), { description: 'The region of the bucket.' }),
  accessKey: setting('S3_ACCESS_KEY', z.string().optional(), {
    description:
      'Who asks. Left out, together with the secret key: what AWS gives the machine or names in `AWS_*` and `~/.aws`.',
  }),
  secretKey: setting('S3_SECRET_KEY', z.string().optional(), {
    description: 'The secret of the access key.',
    secret: true,
  }),
  pathStyle: setting('S3_PATH_STYLE', onOff.optional(), {
    description:
      'Whether the bucket is named in the path of requests: on or off. Default: on with `S3_ENDPOINT`, off with AWS.',
  }),
  cacheMb: setting('S3_CACHE_MB', z.coerce.number().int().positive().default(10_000), {
    description:
      'Space in the data folder for local copies of objects, in megabytes; the longest unused go. Copies in use always stay.',
  }),
};

export interface S3Settings {
  readonly bucket: string;
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  readonly pathStyle: boolean;
}

export class ObjectStoreConfig extends defineConfig('object-store', settings) {
  /** When objects are kept in S3. */
  get s3(): S3Settings | undefined {
    const { bucket, endpoint, region, accessKey, secretKey, pathStyle = endpoint !== undefined } = this;
    if (bucket === undefined) {
      if (endpoint ?? accessKey ?? secretKey)
        throw new ConfigError('S3_BUCKET is not set, but other S3_* are.');
      return undefined;
    }
    if (this.folder !== undefined)
      throw new ConfigError('OBJECT_STORE_FOLDER and S3_BUCKET are both set: give one of them.');
    if ((accessKey === undefined) !== (secretKey === undefined))
      throw new ConfigError('S3_ACCESS_KEY and S3_SECRET_KEY belong together: give both or none.');
    const credentials =
      accessKey && secretKey ? { accessKeyId: accessKey, secretAccessKey: secretKey } : undefined;
    return { bucket, endpoint, region, credentials, pathStyle };
  }
}
