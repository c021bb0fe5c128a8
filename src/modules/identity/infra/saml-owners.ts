import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { identityErrors as errors } from '../contract/errors.js';
import { SamlIdentities } from './saml-identities.js';
import { type Said, SamlNewcomers } from './saml-newcomers.js';

/** Whose account the provider of an organisation speaks of. */
@Injectable()
export class SamlOwners {
  constructor(
    private readonly identities: SamlIdentities,
    private readonly newcomers: SamlNewcomers,
  ) {}

  /** Somebody who is signed in came back: the name is theirs from now on, unless it is somebody else's. */
  async link(accountId: string, { connection, assertion }: Said, tx: Transaction): Promise<string> {
    const named = { organizationId: connection.organizationId, nameId: assertion.nameId };
    const known = await this.identities.hold(named, tx);
    if (known !== undefined && known !== accountId) throw errors.samlLinkedElsewhere();
    await this.identities.set({ ...named, accountId }, tx);
    return accountId;
  }

  /** The account that the name is linked to, or that of somebody new. */
  async of({ connection, assertion }: Said, tx: Transaction): Promise<string> {
    const named = { organizationId: connection.organizationId, nameId: assertion.nameId };
    const known = await this.identities.hold(named, tx);
    const accountId = known ?? (await this.newcomers.admit({ connection, assertion }, tx));
    await this.identities.set({ ...named, accountId }, tx);
    return accountId;
  }
}
