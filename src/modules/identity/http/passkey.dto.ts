import { z } from 'zod';
import type {
  CeremonyView,
  NewPasskeyView,
  PasskeyAnswerView,
  PasskeyCreationView,
  PasskeysView,
  PasskeyView,
} from '../contract/passkey-views.js';

export const passkeyId = z.uuid().describe('The `id` that `GET /auth/passkeys` gave.');

/** Attestations of whole certificate chains are some kilobytes. */
const binary = z
  .string()
  .min(1)
  .max(50_000)
  .regex(/^[\w-]+$/, 'give base64url');
const credential = { id: binary, rawId: binary, type: z.literal('public-key') };

const created = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: binary,
      attestationObject: binary,
      transports: z.array(z.string().max(50)).max(10).optional(),
    }),
  })
  .describe(
    'What `navigator.credentials.create` answered, as its `toJSON()`.',
  ) satisfies z.ZodType<PasskeyCreationView>;

export const answered = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: binary,
      authenticatorData: binary,
      signature: binary,
      userHandle: binary.optional(),
    }),
  })
  .describe(
    'What `navigator.credentials.get` answered, as its `toJSON()`.',
  ) satisfies z.ZodType<PasskeyAnswerView>;

const name = z.string().trim().min(1).max(100).meta({ example: 'Telephone' });

export const newPasskey = z.object({ name, credential: created });
export type NewPasskey = z.infer<typeof newPasskey>;

export const rename = z.object({ name });
export type Rename = z.infer<typeof rename>;

export const passkeySignIn = z.object({ credential: answered });
export type PasskeySignIn = z.infer<typeof passkeySignIn>;

export const ceremony = z.object({
  publicKey: z
    .record(z.string(), z.json())
    .describe(
      'For `navigator.credentials`, after `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.',
    ),
}) satisfies z.ZodType<CeremonyView>;

export const passkey = z.object({
  id: passkeyId,
  name,
  synced: z.boolean().describe('Whether it is kept in a keychain that several devices share.'),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('Absent when it never was.'),
}) satisfies z.ZodType<PasskeyView>;

export const addedPasskey = passkey.extend({
  recoveryCodes: z
    .array(z.string())
    .describe('With the first second factor, shown this once, each good once; otherwise none.'),
}) satisfies z.ZodType<NewPasskeyView>;

export const passkeys = z.object({ items: z.array(passkey) }) satisfies z.ZodType<PasskeysView>;
