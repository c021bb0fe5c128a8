import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const pem = z.string().transform((text) => text.replaceAll('\\n', '\n').trim());

const settings = {
  jwtPrivateKey: setting('JWT_PRIVATE_KEY', pem.optional(), {
    description:
      'The RSA private key (PEM; `\\n` for a line break) that signs access tokens from its first start on, until Almanac makes the next (`IDENTITY_SIGNING_KEY_DAYS`). Left out: made on the first start and kept in the data folder. All replicas know all keys.',
    secret: true,
  }),
  jwtPublicKey: setting('JWT_PUBLIC_KEY', pem.optional(), {
    description: 'The public half of `JWT_PRIVATE_KEY`. Left out: derived from it.',
  }),
  encryptionKey: setting('ENCRYPTION_KEY', z.base64({ error: 'give 32 bytes in base64' }).optional(), {
    description:
      'The key that stored credentials are encrypted with: 32 bytes in base64. Left out: made on the first start and kept in the data folder. Give all replicas the same. Losing it loses them.',
    secret: true,
  }),
  previousEncryptionKey: setting(
    'ENCRYPTION_KEY_PREVIOUS',
    z.base64({ error: 'give 32 bytes in base64' }).optional(),
    {
      description:
        'The `ENCRYPTION_KEY` before it was changed: what it has sealed is sealed anew by the next start, of all replicas at the same time. Then leave it out. `npm run rotate-key` changes the key that a data folder keeps.',
      secret: true,
    },
  ),
};

export class SecretsConfig extends defineConfig('secrets', settings) {}
