import { randomBytes } from 'node:crypto';
import { SecretFiles } from './secret-files.js';

export const encryptionKeyBytes = 32;
export const newEncryptionKey = (): string => randomBytes(encryptionKeyBytes).toString('base64');

export const currentKeyFile = 'encryption-key';
export const previousKeyFile = 'encryption-key-previous';

/**
 * Gives the data folder a new key. The one before is kept until the next start, which seals everything anew; false
 * when that has not happened since the last time: a third key would lose what the first has sealed.
 */
export async function rotateEncryptionKey(dataFolder: string): Promise<boolean> {
  const files = new SecretFiles(dataFolder);
  const current = await files.getOrCreate(currentKeyFile, newEncryptionKey);
  if ((await files.getOrCreate(previousKeyFile, () => current)) !== current) return false;
  await files.remove(currentKeyFile);
  await files.getOrCreate(currentKeyFile, newEncryptionKey);
  return true;
}

/** Once nothing needs it any more. */
export const forgetPreviousKey = (dataFolder: string): Promise<void> =>
  new SecretFiles(dataFolder).remove(previousKeyFile);
