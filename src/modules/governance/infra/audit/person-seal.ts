import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { JsonValue } from '#shared/contracts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

type Said = Readonly<Record<string, JsonValue>>;

export const newPersonKey = (): Buffer => randomBytes(keyBytes);

/** What is said of a person, readable while the person's key is there: nonce, tag, content. */
export function seal(said: Said, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const content = Buffer.concat([cipher.update(JSON.stringify(said)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]);
}

/** Nothing, when the key is another one. */
export function unseal(sealed: Buffer, key: Buffer): Said | undefined {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const content = [decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()];
    return JSON.parse(Buffer.concat(content).toString());
  } catch {
    return undefined;
  }
}
