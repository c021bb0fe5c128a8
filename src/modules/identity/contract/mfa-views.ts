import type { PasskeyAnswerView } from './passkey-views.js';

export const secondFactorKinds = ['totp', 'email', 'passkey'] as const;
export type SecondFactorKind = (typeof secondFactorKinds)[number];

/** What somebody may answer a challenge with. */
export const codeMethods = ['totp', 'email', 'recovery-code'] as const;
export const proofMethods = [...codeMethods, 'passkey'] as const;
export type ProofMethod = (typeof proofMethods)[number];

export interface SecondFactorView {
  readonly kind: SecondFactorKind;
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
