import { z } from 'zod';
import {
  type ChallengeView,
  codeMethods,
  proofMethods,
  type RecoveryCodesView,
  type SecondFactorsView,
  secondFactorKinds,
  type TotpEnrolmentView,
} from '../contract/mfa-views.js';
import { password } from './auth.dto.js';
import { answered } from './passkey.dto.js';

const challenge = z
  .string()
  .min(1)
  .max(200)
  .describe('As `identity.secondFactorNeeded` or `POST /auth/mfa/challenge` gave it.');
const code = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .describe('Six digits of the app, eight of the message, or a recovery code.');

export const proof = z.discriminatedUnion('method', [
  z.object({ challenge, method: z.enum(codeMethods), code }),
  z.object({ challenge, method: z.literal('passkey'), credential: answered }),
]);
export type Proof = z.infer<typeof proof>;

export const challenged = z.object({ challenge });
export type Challenged = z.infer<typeof challenged>;

export const stepUp = z
  .union([z.object({ password }), proof])
  .describe('The password, or with a second factor the answer to a challenge.')
  .meta({ example: { password: 'correct horse battery staple' } });
export type StepUp = z.infer<typeof stepUp>;

export const asked = z.object({
  challenge: z.string(),
  methods: z.array(z.enum(proofMethods)).describe('With one of these it can be answered.'),
  expiresInSeconds: z.int(),
}) satisfies z.ZodType<ChallengeView>;

export const firstCode = z.object({ code });
export type FirstCode = z.infer<typeof firstCode>;

export const firstSentCode = z.object({ challenge, code });
export type FirstSentCode = z.infer<typeof firstSentCode>;

const phone = z
  .string()
  .transform((typed) => typed.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'give the number with its country, like +1 202 555 0123'))
  .meta({ example: '+12025550123' });

export const smsCodes = z.object({ phone });
export type SmsCodes = z.infer<typeof smsCodes>;

export const factorKind = z.enum(secondFactorKinds);
export type FactorKind = z.infer<typeof factorKind>;

export const totpEnrolment = z.object({
  secret: z.string().describe('Base32, to be typed into an authenticator app.'),
  uri: z.string().describe('`otpauth://`, to be opened with it.'),
  qr: z.string().describe('The same as a QR code, to be scanned: an SVG picture.'),
}) satisfies z.ZodType<TotpEnrolmentView>;

export const recoveryCodes = z.object({
  recoveryCodes: z
    .array(z.string())
    .describe('Shown this once, each good once; with a further factor none, because there are some.'),
}) satisfies z.ZodType<RecoveryCodesView>;

export const factors = z.object({
  factors: z.array(
    z.object({
      kind: factorKind,
      phone: z.string().optional().describe('Of SMS: the number that codes go to.'),
      createdAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime().optional().describe('Absent when it never was.'),
    }),
  ),
  recoveryCodesLeft: z.int(),
}) satisfies z.ZodType<SecondFactorsView>;
