import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConsentRecordPage, ListConsentRecords } from '../../contract/consent.js';
import { ownerOf } from '../../infra/consent/consent-purposes.js';
import { ConsentRecords } from '../../infra/consent/consent-records.js';
import { ConsentRights } from './consent-rights.js';

@QueryHandler(ListConsentRecords)
export class ListConsentRecordsHandler implements IQueryHandler<ListConsentRecords> {
  constructor(
    private readonly rights: ConsentRights,
    private readonly records: ConsentRecords,
  ) {}

  async execute({ input: { actor, ...asked } }: ListConsentRecords): Promise<ConsentRecordPage> {
    this.rights.require(actor, asked.scope);
    return await this.records.page(ownerOf(asked.scope, actor), asked);
  }
}
