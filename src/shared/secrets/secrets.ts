/** What must never leave the server. Made on the first start, or given by the settings. */
export class Secrets {
  /** PEM (PKCS#8): signs access tokens with RS256. */
  readonly jwtPrivateKey: string;
  /** PEM (SPKI): anybody may have it. */
  readonly jwtPublicKey: string;
  /** 32 bytes, for AES-256-GCM. */
  readonly encryptionKey: Buffer;

  constructor(values: {
    readonly jwtPrivateKey: string;
    readonly jwtPublicKey: string;
    readonly encryptionKey: Buffer;
  }) {
    this.jwtPrivateKey = values.jwtPrivateKey;
    this.jwtPublicKey = values.jwtPublicKey;
    this.encryptionKey = values.encryptionKey;
  }
}
