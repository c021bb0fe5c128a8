import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConsentPurposePage, ListConsentPurposes } from '../../contract/consent.js';
import { ConsentPurposes, ownerOf } from '../../infra/consent/consent-purposes.js';
import { ConsentRights } from './consent-rights.js';

@QueryHandler(ListConsentPurposes)
export class ListConsentPurposesHandler implements IQueryHandler<ListConsentPurposes> {
  constructor(
    private readonly rights: ConsentRights,
    private readonly purposes: ConsentPurposes,
  ) {}

  async execute({ input: { actor, ...asked } }: ListConsentPurposes): Promise<ConsentPurposePage> {
    this.rights.require(actor, asked.scope);
    return await this.purposes.page(ownerOf(asked.scope, actor), asked);
  }
}
