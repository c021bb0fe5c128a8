import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CoreConfig } from '#shared/config';
import { newEncryptionKey, rotateEncryptionKey, SecretsConfig } from '#shared/secrets';

/** Changes the key that stored credentials are encrypted with. The next start seals them anew. */

if (existsSync('.env')) process.loadEnvFile('.env');
const { encryptionKey } = new SecretsConfig();

if (encryptionKey) {
  process.stdout.write(
    `ENCRYPTION_KEY is given by the settings. Stop all replicas, set\n\n  ENCRYPTION_KEY=${newEncryptionKey()}\n` +
      '  ENCRYPTION_KEY_PREVIOUS=<what ENCRYPTION_KEY was>\n\nand start them. Then leave ENCRYPTION_KEY_PREVIOUS out.\n',
  );
} else if (await rotateEncryptionKey(resolve(new CoreConfig().dataFolder))) {
  process.stdout.write('The key is changed. Start Almanac again: it seals everything with the new one.\n');
} else {
  process.stderr.write(
    'The key was changed before, and Almanac has not been started since. Start it first.\n',
  );
  process.exitCode = 1;
}
