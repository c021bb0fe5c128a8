import { FindLegalHold } from '#modules/organizations';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { LegalHolds } from '../../infra/retention/legal-holds.js';

@Answers({ inquiry: FindLegalHold, module: 'governance' })
export class FindLegalHoldOfOrganization implements AnswersInquiry<FindLegalHold> {
  constructor(private readonly holds: LegalHolds) {}

  async answer({ organizationId }: FindLegalHold['input']) {
    const reason = await this.holds.reasonOf(organizationId);
    return reason === undefined ? [] : [{ reason }];
  }
}
