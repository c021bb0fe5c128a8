import { Injectable } from '@nestjs/common';
import type { Person } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { OwnPersonalData } from '#shared/personal-data';
import { AuditTrail } from '../audit/audit-trail.js';
import { archiveKey, PersonalDataExports } from './personal-data-exports.js';

/** Archives go before what is known of them; the audit trail forgets whom it means; policies name people in their audience. */
@Injectable()
export class OwnErasure extends OwnPersonalData {
  constructor(
    private readonly exports: PersonalDataExports,
    private readonly store: ObjectStore,
    private readonly trail: AuditTrail,
  ) {
    super();
  }

  override async before({ userId, pseudonym }: Person & { pseudonym: string }, tx: Transaction) {
    for (const exportId of await this.exports.idsOf(userId, tx))
      await this.store.delete(archiveKey(exportId));
    await this.trail.forget(userId, tx);
    await tx.query(
      `update governance.row_policy set audience = replace(audience::text, $1, $2)::jsonb
        where audience->'userIds' ? $1`,
      [userId, pseudonym],
    );
  }
}
