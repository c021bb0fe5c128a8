import { createSign, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetPreviousKey, rotateEncryptionKey } from './encryption-keys.js';
import { loadSecrets } from './load-secrets.js';

describe('secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pemPair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
  const nothing = {
    jwtPrivateKey: undefined,
    jwtPublicKey: undefined,
    encryptionKey: undefined,
    previousEncryptionKey: undefined,
  };

  it('are made on the first start and stay the same', async () => {
    const first = await loadSecrets(folder, nothing);

    expect(await loadSecrets(folder, nothing)).toEqual(first);
    expect(first.encryptionKey).toHaveLength(32);
    const signature = createSign('RSA-SHA256').update('hello').sign(first.jwtPrivateKey);
    expect(createVerify('RSA-SHA256').update('hello').verify(first.jwtPublicKey, signature)).toBe(true);
  });

  it('are the same for two that start at once', async () => {
    const [one, other] = await Promise.all([loadSecrets(folder, nothing), loadSecrets(folder, nothing)]);

    expect(one).toEqual(other);
  });

  it('can be read by their owner alone', async () => {
    await loadSecrets(folder, nothing);
    const files = readdirSync(join(folder, 'secrets'));

    expect(files.sort()).toEqual(['encryption-key', 'jwt-private-key.pem']);
    for (const file of files) expect(statSync(join(folder, 'secrets', file)).mode & 0o777).toBe(0o600);
  });

  it('are taken from the settings, and then nothing is stored', async () => {
    const { privateKey, publicKey } = pemPair();
    const encryptionKey = randomBytes(32).toString('base64');

    const secrets = await loadSecrets(folder, {
      jwtPrivateKey: privateKey,
      jwtPublicKey: publicKey,
      encryptionKey,
      previousEncryptionKey: undefined,
    });

    expect(secrets).toEqual({
      jwtPrivateKey: privateKey,
      jwtPublicKey: publicKey,
      encryptionKey: Buffer.from(encryptionKey, 'base64'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('open what was sealed before the key was changed, until that is forgotten', async () => {
    const sealed = (await loadSecrets(folder, nothing)).seal('password', 'source 1');

    expect(await rotateEncryptionKey(folder)).toBe(true);
    const changed = await loadSecrets(folder, nothing);
    expect(changed.unseal(sealed, 'source 1')).toBe('password');
    const sealedAnew = changed.seal('password', 'source 1');

    await forgetPreviousKey(folder);
    const later = await loadSecrets(folder, nothing);
    expect(later.unseal(sealedAnew, 'source 1')).toBe('password');
    expect(() => later.unseal(sealed, 'source 1')).toThrow();
  });

  it('are not changed twice before everything is sealed anew', async () => {
    await loadSecrets(folder, nothing);

    expect(await rotateEncryptionKey(folder)).toBe(true);
    const { encryptionKey } = await loadSecrets(folder, nothing);
    expect(await rotateEncryptionKey(folder)).toBe(false);
    expect((await loadSecrets(folder, nothing)).encryptionKey).toEqual(encryptionKey);
  });

  it.each([
    [
      'a private key that is none',
      { ...nothing, jwtPrivateKey: 'secret' },
      /JWT_PRIVATE_KEY has a value that is no RSA/,
    ],
    [
      'a short encryption key',
      { ...nothing, encryptionKey: 'c2hvcnQ=' },
      /ENCRYPTION_KEY has 5 bytes: give 32/,
    ],
    [
      'a public key alone',
      { ...nothing, jwtPublicKey: 'x' },
      /JWT_PUBLIC_KEY is set without JWT_PRIVATE_KEY/,
    ],
    [
      'a public key of another pair',
      { ...nothing, jwtPrivateKey: pemPair().privateKey, jwtPublicKey: pemPair().publicKey },
      /JWT_PUBLIC_KEY does not belong/,
    ],
  ])('stop the start on %s', async (_what, given, message) => {
    await expect(loadSecrets(folder, given)).rejects.toThrow(message);
  });
});
