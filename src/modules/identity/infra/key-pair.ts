import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyPair } from './signing-key.repository.js';

export async function newKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { id: thumbprint(publicKey), privateKey, publicKey };
}

/** RFC 7638: the same key has the same name everywhere. */
export function thumbprint(publicKey: string): string {
  const { e, kty, n } = createPublicKey(publicKey).export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}
