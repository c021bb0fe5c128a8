import { inject } from 'vitest';
import { Secrets } from '#shared/secrets';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by test/postgres.ts: made once per test run. */
    readonly secrets: {
      readonly jwtPrivateKey: string;
      readonly jwtPublicKey: string;
      readonly encryptionKey: string;
    };
  }
}

/** The same secrets for every test of a run. */
export function testSecrets(): Secrets {
  const { encryptionKey, ...keys } = inject('secrets');
  return new Secrets({ ...keys, encryptionKey: Buffer.from(encryptionKey, 'base64') });
}
