import { FindStatementLimits } from '#modules/queries';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { Plans } from '../infra/plans.js';
import { Accounts } from './accounts.js';

/** Null is no limit, and nothing is said of it. */
const said = <Name extends string>(name: Name, limit: number | null) =>
  limit === null ? {} : ({ [name]: limit } as Record<Name, number>);

@Answers({ inquiry: FindStatementLimits, module: 'billing' })
export class FindStatementLimitsOfPlan implements AnswersInquiry<FindStatementLimits> {
  constructor(
    private readonly accounts: Accounts,
    private readonly plans: Plans,
  ) {}

  async answer({ organizationId }: FindStatementLimits['input']) {
    const { plan } = await this.accounts.standing(organizationId);
    const { statementSeconds, statementRows, concurrentStatements } = this.plans.limitsOf(plan);
    return [
      {
        ...said('seconds', statementSeconds),
        ...said('rows', statementRows),
        ...said('concurrent', concurrentStatements),
      },
    ];
  }
}
