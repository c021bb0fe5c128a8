import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import type { PasskeyEntity } from './passkey.entity.js';
import { PasskeyRepository } from './passkey.repository.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactors } from './second-factors.js';
import type { NewCredential } from './web-authn.js';

/** Passkeys as a second factor: the first one of an account brings recovery codes. */
@Injectable()
export class NewPasskeys {
  constructor(
    private readonly passkeys: PasskeyRepository,
    private readonly factors: SecondFactors,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  async add(owned: Pick<PasskeyEntity, 'accountId' | 'name'>, credential: NewCredential, tx: Transaction) {
    const { accountId } = owned;
    const isFirst = (await this.factors.of(accountId, tx)).length === 0;
    const passkey = await this.passkeys.add(owned, credential, tx);
    return { passkey, recoveryCodes: isFirst ? await this.recoveryCodes.renew(accountId, tx) : [] };
  }
}
