import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PasskeyAnswerView } from '../contract/passkey-views.js';
import type { PasskeyEntity } from './passkey.entity.js';
import { PasskeyRepository } from './passkey.repository.js';
import { WebAuthn } from './web-authn.js';

const clientData = z.object({ challenge: z.string() });

/** What an answer says it was asked; nothing is believed of it yet. */
export function challengeIn(credential: { response: { clientDataJSON: string } }): string {
  try {
    const text = Buffer.from(credential.response.clientDataJSON, 'base64url').toString();
    return clientData.parse(JSON.parse(text)).challenge;
  } catch {
    return '';
  }
}

@Injectable()
export class Passkeys {
  constructor(
    private readonly rows: PasskeyRepository,
    private readonly webAuthn: WebAuthn,
  ) {}

  /** The passkey that signed the challenge, if it did, and for the account. Noted as used. */
  async proven(
    credential: PasskeyAnswerView,
    challenge: string,
    accountId?: string,
  ): Promise<PasskeyEntity | undefined> {
    const passkey = await this.rows.find(credential.id);
    if (!passkey || !isFor(credential, passkey)) return undefined;
    if (accountId !== undefined && passkey.accountId !== accountId) return undefined;
    const counter = await this.webAuthn.answered(credential, passkey, challenge);
    return counter !== undefined && (await this.rows.use(passkey, counter)) ? passkey : undefined;
  }
}

/** An authenticator that was told which passkeys to use need not say whose they are. */
function isFor({ response: { userHandle } }: PasskeyAnswerView, { accountId }: PasskeyEntity): boolean {
  return !userHandle || Buffer.from(userHandle, 'base64url').toString() === accountId;
}
