import type { JsonValue } from '#shared/contracts';

/** A WebAuthn credential. */
export interface PasskeyView {
  readonly id: string;
  /** As its owner calls it. */
  readonly name: string;
  /** Whether it is kept in a keychain that several devices share. */
  readonly synced: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; absent when it never was. */
  readonly lastUsedAt?: string;
}

export interface PasskeysView {
  readonly items: readonly PasskeyView[];
}

/** With the first second factor of an account come recovery codes, shown once. */
export interface NewPasskeyView extends PasskeyView {
  readonly recoveryCodes: readonly string[];
}

/** What a browser gives to `navigator.credentials`, as JSON of WebAuthn Level 3. */
export interface CeremonyView {
  readonly publicKey: { readonly [key: string]: JsonValue };
}

interface CredentialView {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
}

/** `RegistrationResponseJSON` of WebAuthn Level 3; binary parts are base64url. */
export interface PasskeyCreationView extends CredentialView {
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports?: readonly string[] | undefined;
  };
}

/** `AuthenticationResponseJSON` of WebAuthn Level 3; binary parts are base64url. */
export interface PasskeyAnswerView extends CredentialView {
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string | undefined;
  };
}
