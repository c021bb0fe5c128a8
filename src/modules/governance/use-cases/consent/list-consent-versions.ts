import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConsentVersionView, ListConsentVersions } from '../../contract/consent.js';
import { ConsentPurposes } from '../../infra/consent/consent-purposes.js';

/** What people were shown is no secret to those who are shown it. */
@QueryHandler(ListConsentVersions)
export class ListConsentVersionsHandler implements IQueryHandler<ListConsentVersions> {
  constructor(private readonly purposes: ConsentPurposes) {}

  execute({ input: { actor, purposeId } }: ListConsentVersions): Promise<ConsentVersionView[]> {
    return this.purposes.versions(purposeId, actor.organizationId);
  }
}
