import type { PasskeyAnswerView } from './passkey-views.js';

/** How codes are sent. */
export const codeChannels = ['email', 'sms'] as const;
export type CodeChannel = (typeof codeChannels)[number];
export const isCodeChannel = (kind: string): kind is CodeChannel =>
  codeChannels.includes(kind as CodeChannel);

export const secondFactorKinds = ['totp', ...codeChannels, 'passkey'] as const;
export type SecondFactorKind = (typeof secondFactorKinds)[number];

/** What somebody may answer a challenge with. */
export const codeMethods = ['totp', ...codeChannels, 'recovery-code'] as const;
export const proofMethods = [...codeMethods, 'passkey'] as const;
export type ProofMethod = (typeof proofMethods)[number];

export interface SecondFactorView {
  readonly kind: SecondFactorKind;
  /** Of SMS: the number that codes go to. */
  readonly phone?: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; absent when it never was. */
  readonly lastUsedAt?: string;
}

export interface SecondFactorsView {
  readonly factors: readonly SecondFactorView[];
  readonly recoveryCodesLeft: number;
}

/** What an authenticator app needs. */
export interface TotpEnrolmentView {
  /** Base32, to be typed. */
  readonly secret: string;
  /** `otpauth://`, to be opened. */
  readonly uri: string;
  /** The same as a QR code, to be scanned: SVG. */
  readonly qr: string;
}

/** Shown once. */
export interface RecoveryCodesView {
  readonly recoveryCodes: readonly string[];
}

/** Somebody is asked for a second factor. */
export interface ChallengeView {
  /** To be sent with the answer. */
  readonly challenge: string;
  readonly methods: readonly ProofMethod[];
  readonly expiresInSeconds: number;
}

export type AnswerView =
  | { readonly method: (typeof codeMethods)[number]; readonly code: string }
  | { readonly method: 'passkey'; readonly credential: PasskeyAnswerView };

/** An answer to a challenge. */
export type ProofView = AnswerView & { readonly challenge: string };
