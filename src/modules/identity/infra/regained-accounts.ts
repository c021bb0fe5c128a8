import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import type { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AddressRules } from './address-rules.js';
import { ApiKeyRevocations } from './api-key-revocations.js';

const waysIn = ['second_factor', 'recovery_code', 'passkey', 'linked_identity', 'saml_identity'];

/** Who reads the mailbox sets a new password. */
@Injectable()
export class RegainedAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly rules: AddressRules,
    private readonly keys: ApiKeyRevocations,
  ) {}

  /** Where nobody had shown to read it, whoever registered may be somebody else: nothing that lets them in stays. */
  async settle(
    { id, emailVerifiedAt }: AccountEntity,
    { revokeApiKeys = false }: { readonly revokeApiKeys?: boolean | undefined },
    tx: Transaction,
  ): Promise<void> {
    const isOfStranger = this.rules.strict && emailVerifiedAt === null;
    if (revokeApiKeys || isOfStranger) await this.keys.revokeAll(id, tx);
    if (isOfStranger)
      for (const table of waysIn) await tx.query(`delete from identity.${table} where account_id = $1`, [id]);
    await this.accounts.proveAddress(id, tx);
  }
}
