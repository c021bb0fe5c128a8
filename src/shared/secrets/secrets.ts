import { seal, unseal } from './sealed-text.js';

interface Values {
  readonly jwtPrivateKey: string;
  readonly jwtPublicKey: string;
  readonly encryptionKey: Buffer;
  readonly previousEncryptionKey?: Buffer | undefined;
}

/** What must never leave the server. Made on the first start, or given by the settings. */
export class Secrets implements Values {
  /** PEM (PKCS#8): signs access tokens with RS256. */
  readonly jwtPrivateKey: string;
  /** PEM (SPKI): anybody may have it. */
  readonly jwtPublicKey: string;
  /** 32 bytes, for AES-256-GCM. */
  readonly encryptionKey: Buffer;
  /** What was sealed before the key was changed still opens. */
  readonly previousEncryptionKey?: Buffer;

  constructor(values: Values) {
    this.jwtPrivateKey = values.jwtPrivateKey;
    this.jwtPublicKey = values.jwtPublicKey;
    this.encryptionKey = values.encryptionKey;
    if (values.previousEncryptionKey) this.previousEncryptionKey = values.previousEncryptionKey;
  }

  seal(text: string, boundTo: string): string {
    return seal(this.encryptionKey, text, boundTo);
  }

  unseal(sealed: string, boundTo: string): string {
    if (!this.previousEncryptionKey) return unseal(this.encryptionKey, sealed, boundTo);
    try {
      return unseal(this.encryptionKey, sealed, boundTo);
    } catch {
      return unseal(this.previousEncryptionKey, sealed, boundTo);
    }
  }
}
