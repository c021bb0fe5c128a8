import { FindSeatLimit } from '#modules/organizations';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { Plans } from '../infra/plans.js';
import { Accounts } from './accounts.js';

/** A seat that is taken by an invitation is no request of somebody who could be told to wait. */
@Answers({ inquiry: FindSeatLimit, module: 'billing' })
export class FindSeatLimitOfPlan implements AnswersInquiry<FindSeatLimit> {
  constructor(
    private readonly accounts: Accounts,
    private readonly plans: Plans,
  ) {}

  async answer({ organizationId }: FindSeatLimit['input']) {
    const { plan } = await this.accounts.standing(organizationId);
    const most = this.plans.limitsOf(plan).seats;
    return most === null ? [] : [{ most }];
  }
}
