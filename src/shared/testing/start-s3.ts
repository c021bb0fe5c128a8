import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from './free-port.js';
import { installed, startPrivateServer } from './private-server.js';

const program = installed('moto_server');

/** Why suites on S3 cannot run here. */
export const noS3: string | undefined = program
  ? undefined
  : 'moto_server is not on the PATH (pip install "moto[server]")';

const keys = { accessKey: 'almanac', secretKey: 'password' };
export const testBucket = 'almanac-test';

/** A server of one's own on a free port that speaks S3, in memory only, with an empty bucket. */
export async function startS3() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = async () => {
    const server = await startPrivateServer({
      program: program ?? 'moto_server',
      arguments: ['-H', '127.0.0.1', '-p', `${port}`],
      answers: () => fetch(url),
    });
    await makeBucket(url);
    return server;
  };
  let server = await start();
  return {
    url,
    ...keys,
    bucket: testBucket,
    /** As when the machine goes down. */
    kill: () => server.kill('SIGKILL'),
    /** The same address, empty. */
    restart: async () => {
      server = await start();
    },
    stop: () => server.kill(),
  };
}

export type TestS3 = Awaited<ReturnType<typeof startS3>>;

async function makeBucket(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: testBucket }));
  client.destroy();
}
