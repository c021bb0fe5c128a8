import { Injectable } from '@nestjs/common';
import { reasonOf } from '#shared/errors';
import { identityErrors as errors } from '../contract/errors.js';
import type { CeremonyView, PasskeyAnswerView, PasskeyCreationView } from '../contract/passkey-views.js';
import type { AccountEntity } from './account.entity.js';
import { challengeMinutes } from './challenges.js';
import type { PasskeyEntity } from './passkey.entity.js';
import { RelyingParty } from './relying-party.js';

/** What is kept of a new credential. */
export type NewCredential = Pick<
  PasskeyEntity,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'synced'
>;

const timeout = challengeMinutes * 60_000;
const library = () => import('@simplewebauthn/server');
const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'));
const toJson = (options: object): CeremonyView => ({ publicKey: JSON.parse(JSON.stringify(options)) });
const known = (passkeys: readonly PasskeyEntity[]) =>
  passkeys.map(({ credentialId: id, transports }) => ({ id, transports }));

/**
 * The ceremonies of WebAuthn: discoverable credentials whose authenticator knows its owner, so that each is enough by
 * itself. The library is loaded when somebody uses one.
 */
@Injectable()
export class WebAuthn {
  constructor(private readonly party: RelyingParty) {}

  async creation(
    { id, email, name }: AccountEntity,
    passkeys: readonly PasskeyEntity[],
    challenge: string,
  ): Promise<CeremonyView> {
    const { generateRegistrationOptions } = await library();
    const options = await generateRegistrationOptions({
      rpID: this.party.id,
      rpName: this.party.name,
      userID: new TextEncoder().encode(id),
      userName: email,
      userDisplayName: name,
      challenge: bytesOf(challenge),
      timeout,
      excludeCredentials: known(passkeys),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return toJson(options);
  }

  async created(credential: PasskeyCreationView, challenge: string): Promise<NewCredential> {
    const { verifyRegistrationResponse } = await library();
    const { transports = [], ...response } = credential.response;
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: { ...credential, response, clientExtensionResults: {} },
        expectedChallenge: challenge,
        expectedOrigin: [...this.party.origins],
        expectedRPID: this.party.id,
        requireUserVerification: true,
      });
      if (!verified) throw new Error('it did not sign what it was asked to');
      const { id, publicKey, counter } = registrationInfo.credential;
      const synced = registrationInfo.credentialDeviceType === 'multiDevice';
      return {
        credentialId: id,
        publicKey: Buffer.from(publicKey),
        counter: String(counter),
        transports: [...transports],
        synced,
      };
    } catch (error) {
      throw errors.passkeyRefused({ reason: reasonOf(error) });
    }
  }

  /** Without passkeys, of whichever there is for this server. */
  async request(challenge: string, passkeys: readonly PasskeyEntity[] = []): Promise<CeremonyView> {
    const { generateAuthenticationOptions } = await library();
    const options = await generateAuthenticationOptions({
      rpID: this.party.id,
      challenge: bytesOf(challenge),
      timeout,
      userVerification: 'required',
      ...(passkeys.length > 0 && { allowCredentials: known(passkeys) }),
    });
    return toJson(options);
  }

  /** What its counter says now, if the answer is right. */
  async answered(
    { id, rawId, type, response }: PasskeyAnswerView,
    { credentialId, publicKey, counter }: PasskeyEntity,
    challenge: string,
  ): Promise<number | undefined> {
    const { verifyAuthenticationResponse } = await library();
    const { userHandle: _, ...signed } = response;
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: { id, rawId, type, response: signed, clientExtensionResults: {} },
        expectedChallenge: challenge,
        expectedOrigin: [...this.party.origins],
        expectedRPID: this.party.id,
        credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : undefined;
    } catch {
      return undefined;
    }
  }
}
