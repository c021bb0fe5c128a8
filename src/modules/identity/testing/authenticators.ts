import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
} from 'nid-webauthn-emulator';

/** A browser with a virtual authenticator (CTAP2) of its own: what it signs is signed. */
export function newAuthenticator({
  verifiesOwner = (): boolean => true,
  counts = true,
} = {}): WebAuthnEmulator {
  const interaction = () => ({ options: { uv: verifiesOwner(), up: true } });
  const authenticator = new AuthenticatorEmulator({
    credentialsRepository: new PasskeysCredentialsMemoryRepository(),
    userMakeCredentialInteraction: interaction,
    userGetAssertionInteraction: interaction,
    signCounterIncrement: counts ? 1 : 0,
  });
  return new WebAuthnEmulator(authenticator);
}
