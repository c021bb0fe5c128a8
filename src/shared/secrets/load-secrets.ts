import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { ConfigError } from '#shared/config';
import { SecretsConfig } from './config.js';
import { currentKeyFile, encryptionKeyBytes, newEncryptionKey, previousKeyFile } from './encryption-keys.js';
import { SecretFiles } from './secret-files.js';
import { Secrets } from './secrets.js';

/** The given secrets; those not given are read from the data folder, or made and stored there. */
export async function loadSecrets(dataFolder: string, given = new SecretsConfig()): Promise<Secrets> {
  if (given.jwtPublicKey && !given.jwtPrivateKey)
    throw new ConfigError(
      'JWT_PUBLIC_KEY is set without JWT_PRIVATE_KEY: give both, or the private key alone.',
    );
  const files = new SecretFiles(dataFolder);
  const pem = given.jwtPrivateKey ?? (await files.getOrCreate('jwt-private-key.pem', makePrivateKey));
  const privateKey = parsePrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  if (given.jwtPublicKey) requireSame(given.jwtPublicKey, publicKey);
  const encryptionKey = given.encryptionKey ?? (await files.getOrCreate(currentKeyFile, newEncryptionKey));
  const previous =
    given.previousEncryptionKey ?? (given.encryptionKey ? undefined : await files.read(previousKeyFile));
  return new Secrets({
    jwtPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    jwtPublicKey: publicPem(publicKey),
    encryptionKey: parseEncryptionKey('ENCRYPTION_KEY', encryptionKey),
    previousEncryptionKey:
      previous === undefined ? undefined : parseEncryptionKey('ENCRYPTION_KEY_PREVIOUS', previous),
  });
}

async function makePrivateKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function parsePrivateKey(pem: string): KeyObject {
  const key = parse(() => createPrivateKey(pem));
  if (key?.asymmetricKeyType !== 'rsa')
    throw new ConfigError('JWT_PRIVATE_KEY has a value that is no RSA private key: give one as PEM.');
  return key;
}

function requireSame(pem: string, derived: KeyObject): void {
  const key = parse(() => createPublicKey(pem));
  if (!key || publicPem(key) !== publicPem(derived))
    throw new ConfigError(
      'JWT_PUBLIC_KEY does not belong to JWT_PRIVATE_KEY: give its public half as PEM, or leave it out.',
    );
}

function parseEncryptionKey(variable: string, base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== encryptionKeyBytes)
    throw new ConfigError(`${variable} has ${key.length} bytes: give ${encryptionKeyBytes} bytes in base64.`);
  return key;
}

const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

function parse(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
