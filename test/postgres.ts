import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
// Not `#shared/database`: Vitest loads this file without the `source` condition and would take dist/.
import { migrate } from '../src/shared/database/migrate.js';
import { startPostgres } from './start-postgres.ts';

/** One server for the whole test run; its database `migrated` is the template of all others. */
export default async function setup({ provide }: TestProject) {
  const postgres = await startPostgres();
  await postgres.createDatabase('migrated');
  await migrate(postgres.url('migrated'), 'migrations');
  provide('postgresUrl', postgres.url('postgres'));
  provide('secrets', makeSecrets());
  return () => postgres.stop();
}

function makeSecrets() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const encryptionKey = randomBytes(32).toString('base64');
  return { jwtPrivateKey: privateKey, jwtPublicKey: publicKey, encryptionKey };
}
